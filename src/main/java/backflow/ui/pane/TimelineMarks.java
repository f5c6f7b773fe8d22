package backflow.ui.pane;

import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What happened, over the track of the timeline: an icon with a word at each mark. Where words
 * would collide, the older mark keeps its icon only.
 */
final class TimelineMarks {
  /** More marks than this cannot be told apart; the ticks on the track stay. */
  private static final int MOST = 60;

  private static final double ICON = 20;

  private final Pane pane;
  private final List<Mark> marks = new ArrayList<>();
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
  void read(List<Mark> now) {
    if (marks.equals(now)) {
      return;
    }
    marks.clear();
    marks.addAll(now);
    labels.clear();
    for (Mark mark : now.subList(Math.max(0, now.size() - MOST), now.size())) {
      labels.add(label(mark));
    }
    pane.getChildren().setAll(labels);
    // their widths are asked for before the next layout: the style sheet must have reached them
    pane.applyCss();
  }

  private Label label(Mark mark) {
    FontIcon icon = new FontIcon(mark.icon());
    Label label = new Label(mark.text(), icon);
    label.getStyleClass().addAll("timeline-mark", mark.kind());
    label.setTooltip(new Tooltip("step " + mark.step() + ": " + mark.text()));
    label.setOnMouseClicked(e -> chosen.accept(mark.step()));
    label.setUserData(mark);
    return label;
  }

  /** What is changed while the run is paused belongs to a step that is still to come. */
  private static double at(LinearScale scale, Mark mark) {
    return Math.rint(Math.min(scale.to(), scale.at((double) mark.step())));
  }

  /** A tick on the track for every mark. */
  void paintTicks(Pen pen, LinearScale scale, double trackTop, Theme theme) {
    for (Mark mark : marks) {
      double x = at(scale, mark);
      pen.line(x, trackTop - 10, x, trackTop + 3, mark.color(theme), 2);
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
      Mark mark = (Mark) label.getUserData();
      double x = at(scale, mark) - 7;
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
    for (Mark mark : marks) {
      boolean beyond = forward ? mark.step() > step : mark.step() < step;
      boolean nearer = found < 0 || (forward ? mark.step() < found : mark.step() > found);
      if (beyond && nearer) {
        found = mark.step();
      }
    }
    return found;
  }

  /** What happened, in one line for those who cannot see it. */
  String inWords() {
    StringBuilder words = new StringBuilder();
    for (Mark mark : marks.subList(Math.max(0, marks.size() - MOST), marks.size())) {
      words.append(words.isEmpty() ? "" : "; ");
      words.append("step " + mark.step() + ": " + mark.text());
    }
    return words.toString();
  }
}
