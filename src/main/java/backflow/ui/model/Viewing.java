package backflow.ui.model;

import backflow.check.Inquiry;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Span;
import backflow.study.check.CheckStudy;
import backflow.train.CheckSpec;
import backflow.train.ViewSpec;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the reader looks at: which board, and what is selected on all of them. UI thread only. */
public final class Viewing {
  private final ObjectProperty<Focus> focus = new SimpleObjectProperty<>(Focus.LIVE);
  private final ObjectProperty<List<String>> meant = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty covered = new SimpleBooleanProperty();
  private final StringProperty board = new SimpleStringProperty("flow");

  /** Hero signal, selected layer, playhead, what is under the pointer; the same in all charts. */
  public ObjectProperty<Focus> focusProperty() {
    return focus;
  }

  /** Hero signal, selected layer, playhead, what is under the pointer; the same in all charts. */
  public Focus focus() {
    return focus.get();
  }

  /** Looks at something else. */
  public void focus(Focus next) {
    focus.set(next);
  }

  /** Shows the newest step from now on, whatever comes. */
  public void live() {
    focus(focus().withPlayhead(-1));
  }

  /** Another run begins: it is followed live, from its start, with nothing under the pointer. */
  public void newRun() {
    focus(focus().withPlayhead(-1).withSpan(Span.ALL).withHover(Hit.NONE));
  }

  /**
   * Shows a step.
   *
   * @param step is brought into the range of what there is; the newest means live
   * @param last the newest step
   */
  public void goTo(long step, long last) {
    focus(focus().withPlayhead(step >= last ? -1 : Math.max(0, step)));
  }

  /** Moves the playhead by some steps; see {@link #goTo}. */
  public void move(long steps, long last) {
    long now = focus().playhead() < 0 ? last : focus().playhead();
    goTo(now + steps, last);
  }

  /** Ids of the instruments that a lesson speaks of now; they stand out on their boards. */
  public ObjectProperty<List<String>> meantProperty() {
    return meant;
  }

  /** Lets instruments stand out; none: an empty list. */
  public void meant(List<String> instruments) {
    meant.set(List.copyOf(instruments));
  }

  /** Whether the charts are covered, until a prediction has been made. */
  public BooleanProperty coveredProperty() {
    return covered;
  }

  /** Looks at an experiment as its file says. */
  public void open(ViewSpec view) {
    check(view.check());
    board.set(view.board());
  }

  /** Has the gradient checked as a file says it. */
  public void check(CheckSpec check) {
    Knobs now = focus().knobs();
    focus(focus().withKnobs(CheckKnobs.of(now, CheckStudy.inquiry(check), check.scheme())));
  }

  /** How the gradient is checked now, as a file says it. */
  public CheckSpec check() {
    Knobs knobs = focus().knobs();
    Inquiry inquiry = CheckKnobs.inquiry(knobs);
    return new CheckSpec(
        inquiry.epsilon(),
        inquiry.precision(),
        inquiry.sample(),
        knobs.of(CheckKnobs.SCHEME),
        inquiry.spoilers());
  }

  /** Id of the board that is shown. */
  public StringProperty boardProperty() {
    return board;
  }
}
