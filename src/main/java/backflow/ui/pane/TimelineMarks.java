package backflow.ui.pane;

import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Theme;
import backflow.probe.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What happened, over the track of the timeline: an icon with a word at each event. Where words
 * would collide, the older mark keeps its icon only.
 */
final class TimelineMarks {
  /** More marks than this cannot be told apart; the ticks on the track stay. */
  private static final int MOST = 60;

  private static final double ICON = 20;

  private final Pane pane;
  private final List<Event> events = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private LongConsumer chosen = step -> {};

  TimelineMarks(Pane pane) {
    this.pane = pane;
  }

  /** What a click on a mark does with its step. */
  void onChosen(LongConsumer action) {
    chosen = action;
  }

  /** Takes over what happened. */
  void read(List<Event> now) {
    if (events.equals(now)) {
      return;
    }
    events.clear();
    events.addAll(now);
    labels.clear();
    for (Event event : now.subList(Math.max(0, now.size() - MOST), now.size())) {
      labels.add(label(event));
    }
    pane.getChildren().setAll(labels);
  }

  private Label label(Event event) {
    FontIcon icon = new FontIcon(icon(event.kind()));
    Label label = new Label(event.text(), icon);
    label.getStyleClass().addAll("timeline-mark", style(event.kind()));
    label.setTooltip(new Tooltip("step " + event.step() + ": " + event.text()));
    label.setOnMouseClicked(e -> chosen.accept(event.step()));
    label.setUserData(event);
    return label;
  }

  private static Feather icon(Event.Kind kind) {
    return switch (kind) {
      case NON_FINITE -> Feather.ALERT_OCTAGON;
      case CLIPPING_STARTED -> Feather.SCISSORS;
      case CHANGED -> Feather.SLIDERS;
      case FIRST_DEATH -> Feather.ZAP_OFF;
    };
  }

  private static String style(Event.Kind kind) {
    return switch (kind) {
      case NON_FINITE, FIRST_DEATH -> "fault";
      case CLIPPING_STARTED -> "warning";
      case CHANGED -> "neutral";
    };
  }

  /** What is changed while the run is paused belongs to a step that is still to come. */
  private static double at(LinearScale scale, Event event) {
    return Math.rint(Math.min(scale.to(), scale.at((double) event.step())));
  }

  /** A tick on the track for every event. */
  void paintTicks(Pen pen, LinearScale scale, double trackTop, Theme theme) {
    for (Event event : events) {
      int color =
          switch (event.kind()) {
            case NON_FINITE, FIRST_DEATH -> theme.danger();
            case CLIPPING_STARTED -> theme.warning();
            case CHANGED -> theme.muted();
          };
      double x = at(scale, event);
      pen.line(x, trackTop - 10, x, trackTop + 3, color, 2);
    }
  }

  /**
   * Puts the marks in their places, newest first: they keep their words. Where there is no room
   * before the right end, as for what has just happened, the word stands on the other side.
   */
  void place(LinearScale scale, double trackTop) {
    double free = Double.POSITIVE_INFINITY;
    for (int i = labels.size() - 1; i >= 0; i--) {
      Label label = labels.get(i);
      Event event = (Event) label.getUserData();
      double x = at(scale, event) - 7;
      label.setContentDisplay(ContentDisplay.LEFT);
      double width = label.prefWidth(-1);
      double left = x;
      if (x + width > Math.min(free, scale.to() + 18)) {
        boolean newest = i == labels.size() - 1;
        label.setContentDisplay(newest ? ContentDisplay.RIGHT : ContentDisplay.GRAPHIC_ONLY);
        width = newest ? width : ICON;
        left = newest ? x + ICON - width : x;
      }
      label.setVisible(x + ICON <= free || i == labels.size() - 1);
      double height = label.prefHeight(-1);
      label.resizeRelocate(left, Math.max(0, trackTop - 12 - height), width, height);
      if (label.isVisible()) {
        free = left - 4;
      }
    }
  }

  /**
   * The step of the next mark from a step.
   *
   * @param forward toward the newest, else toward the start
   * @return −1 if there is none
   */
  long next(long step, boolean forward) {
    long found = -1;
    for (Event event : events) {
      boolean beyond = forward ? event.step() > step : event.step() < step;
      boolean nearer = found < 0 || (forward ? event.step() < found : event.step() > found);
      if (beyond && nearer) {
        found = event.step();
      }
    }
    return found;
  }

  /** What happened, in one line for those who cannot see it. */
  String inWords() {
    StringBuilder words = new StringBuilder();
    for (Event event : events.subList(Math.max(0, events.size() - MOST), events.size())) {
      words.append(words.isEmpty() ? "" : "; ");
      words.append("step " + event.step() + ": " + event.text());
    }
    return words.toString();
  }
}
