package backflow.ui.board;

import backflow.check.ElementPlace;
import backflow.figure.BoardPlans;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Span;
import backflow.nn.optim.Clipping;
import backflow.train.ExperimentSpec;
import backflow.train.LiveSettings;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the mouse does on a chart: what is under it is marked everywhere; a click selects; the wheel
 * zooms into steps, dragging moves along them, a double click shows all again (and maximizes where
 * all is shown); what has a grip can be dragged.
 */
final class Pointing {
  private static final double ZOOM = 1.25;
  private static final double NARROWEST = 8;

  private final InstrumentCard card;
  private final AppModel model;
  private final Viewing viewing;
  private final Runnable maximize;
  private @Nullable Handle held;
  private double dragX;
  private boolean dragged;

  Pointing(InstrumentCard card, AppModel model, Viewing viewing, Runnable maximize) {
    this.card = card;
    this.model = model;
    this.viewing = viewing;
    this.maximize = maximize;
  }

  void listen() {
    ChartCanvas canvas = card.canvas();
    canvas.setOnMouseMoved(this::moved);
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(e -> held = null);
    canvas.setOnMouseExited(e -> hover(Hit.NONE));
    canvas.setOnMouseClicked(this::clicked);
    canvas.setOnScroll(this::scrolled);
  }

  private void hover(Hit hit) {
    viewing.focus(viewing.focus().withHover(hit));
    card.canvas().repaintSoon();
  }

  private void moved(MouseEvent e) {
    Handle handle = card.handle(e.getX(), e.getY());
    card.canvas()
        .setCursor(
            handle == null
                ? Cursor.DEFAULT
                : handle.vertical() ? Cursor.V_RESIZE : Cursor.H_RESIZE);
    hover(card.hit(e.getX(), e.getY()));
  }

  private void pressed(MouseEvent e) {
    held = card.handle(e.getX(), e.getY());
    dragX = e.getX();
    dragged = false;
  }

  private void dragged(MouseEvent e) {
    Handle handle = held;
    if (handle != null) {
      dragged = true;
      set(handle.key(), handle.value().at(e.getX(), e.getY()));
    } else if (!viewing.focus().span().isAll()) {
      pan(e);
    }
    hover(card.hit(e.getX(), e.getY()));
  }

  private void set(String key, double value) {
    if (key.equals("clipping.threshold")) {
      model.edit(key, spec -> withThreshold(spec, value));
      return;
    }
    if (key.equals(CheckKnobs.EPSILON.id())) {
      Focus focus = viewing.focus();
      viewing.focus(focus.withKnobs(focus.knobs().with(CheckKnobs.EPSILON, value)));
      return;
    }
    for (Knob knob : card.instrument().knobs()) {
      if (knob instanceof Knob.Dial dial && dial.id().equals(key)) {
        Focus focus = viewing.focus();
        viewing.focus(focus.withKnobs(focus.knobs().with(dial, value)));
      }
    }
  }

  /** Dragging a threshold where nothing is clipped begins to clip by the global norm. */
  private static ExperimentSpec withThreshold(ExperimentSpec spec, double value) {
    LiveSettings live = LiveSettings.of(spec);
    Clipping.Mode mode = live.clipping().mode();
    Clipping.Mode next = mode == Clipping.Mode.NONE ? Clipping.Mode.NORM : mode;
    return new LiveSettings(
            live.learningRate(),
            live.weightDecay(),
            live.optimizer(),
            new Clipping(next, twoDigits(value)))
        .applyTo(spec);
  }

  /** Two digits are enough for a threshold that is set by eye. */
  private static double twoDigits(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      return 1;
    }
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)) - 1);
    return Math.rint(value / power) * power;
  }

  private void pan(MouseEvent e) {
    Hit before = card.hit(dragX, e.getY());
    Hit now = card.hit(e.getX(), e.getY());
    if (before.step() < 0 || now.step() < 0 || before.step() == now.step()) {
      return;
    }
    dragged = true;
    dragX = e.getX();
    shift(before.step() - now.step());
  }

  private void shift(double steps) {
    Span span = viewing.focus().span();
    double width = span.to() - span.from();
    double from = Math.max(0, Math.min(last() - width, span.from() + steps));
    viewing.focus(viewing.focus().withSpan(new Span(from, from + width)));
  }

  private void scrolled(ScrollEvent e) {
    Hit hit = card.hit(e.getX(), e.getY());
    if (hit.step() < 0 || last() < NARROWEST) {
      return;
    }
    Span span = viewing.focus().span();
    double left = span.left();
    double right = span.right(last());
    if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
      double delta = Math.abs(e.getDeltaX()) > 0 ? e.getDeltaX() : e.getDeltaY();
      if (!span.isAll()) {
        shift(-Math.signum(delta) * (right - left) / 10);
      }
    } else if (e.getDeltaY() != 0) {
      double factor = e.getDeltaY() > 0 ? 1 / ZOOM : ZOOM;
      double width = Math.max(NARROWEST, (right - left) * factor);
      double from = hit.step() - (hit.step() - left) * width / (right - left);
      double within = Math.max(0, Math.min(last() - width, from));
      viewing.focus(
          viewing.focus().withSpan(width >= last() ? Span.ALL : new Span(within, within + width)));
    }
    e.consume();
  }

  private double last() {
    Run run = model.run();
    return run == null ? 0 : run.history().lastStep();
  }

  private void clicked(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY || !e.isStillSincePress() || dragged) {
      return;
    }
    Focus focus = viewing.focus();
    if (e.getClickCount() == 2) {
      if (focus.span().isAll()) {
        maximize.run();
      } else {
        viewing.focus(focus.withSpan(Span.ALL));
      }
      return;
    }
    Hit hit = card.hit(e.getX(), e.getY());
    if (hit.cell() >= 0) {
      open(hit.cell());
    } else if (hit.element() != null) {
      choose(hit.element(), focus);
    } else {
      select(hit, focus);
    }
  }

  /** The run of a cell of the sweep, where its gradient is to be seen. */
  private void open(int cell) {
    if (model.openCell(cell)) {
      viewing.boardProperty().set(BoardPlans.FLOW.id());
    }
  }

  /** A number of the network, to be looked at closely; once more lets it go. */
  private void choose(ElementPlace element, Focus focus) {
    ElementPlace next = element.equals(focus.chosen()) ? null : element;
    viewing.focus(focus.withKnobs(CheckKnobs.with(focus.knobs(), next)));
  }

  /** A layer or a unit; and while nothing runs, a step. */
  private void select(Hit hit, Focus focus) {
    Focus next = focus;
    if (hit.unit() > 0) {
      next = focus.withUnit(hit.layer(), hit.unit(), hit.step());
    } else if (hit.layer() > 0 || hit.step() < 0) {
      next = focus.withLayer(hit.layer() == focus.layer() ? 0 : hit.layer());
    }
    viewing.focus(next);
    if (hit.step() >= 0 && model.progress().state() != Progress.State.RUNNING) {
      viewing.goTo(hit.step(), (long) last());
    }
  }
}
