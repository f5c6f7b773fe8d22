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

  /** A tick on the track for every event. */
  void paintTicks(Pen pen, LinearScale scale, double trackTop, Theme theme) {
    for (Event event : events) {
      int color =
          switch (event.kind()) {
            case NON_FINITE, FIRST_DEATH -> theme.danger();
            case CLIPPING_STARTED -> theme.warning();
            case CHANGED -> theme.muted();
          };
      double x = Math.rint(scale.at((double) event.step()));
      pen.line(x, trackTop - 10, x, trackTop + 3, color, 2);
    }
  }

  /** Puts the marks in their places, newest first: they keep their words. */
  void place(LinearScale scale, double trackTop) {
    double free = Double.POSITIVE_INFINITY;
    for (int i = labels.size() - 1; i >= 0; i--) {
      Label label = labels.get(i);
      Event event = (Event) label.getUserData();
      double x = Math.rint(scale.at((double) event.step())) - 7;
      label.setContentDisplay(ContentDisplay.LEFT);
      double width = label.prefWidth(-1);
      boolean room = x + width <= Math.min(free, scale.to() + 18);
      if (!room) {
        label.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        width = ICON;
      }
      label.setVisible(x + ICON <= free || i == labels.size() - 1);
      double height = label.prefHeight(-1);
      label.resizeRelocate(x, Math.max(0, trackTop - 12 - height), width, height);
      if (label.isVisible()) {
        free = x - 4;
      }
    }
  }
}
