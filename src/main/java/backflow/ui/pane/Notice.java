package backflow.ui.pane;

import backflow.chart.Numbers;
import backflow.study.FirstFailure;
import backflow.train.Progress;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line above the board when the run is not simply running: it is being opened, or has failed. */
public final class Notice extends HBox {
  private final AppModel model;
  private final Viewing viewing;
  private final FontIcon icon = new FontIcon(Feather.ALERT_OCTAGON);
  private final Label title = new Label();
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button undo = new Button("Undo the last setting");
  private final Button again = new Button("Restart");

  /**
   * A notice, hidden while there is nothing to say.
   *
   * @param model what it speaks of
   * @param viewing whether the charts are covered: why a run paused is then not told either
   */
  public Notice(AppModel model, Viewing viewing) {
    this.model = model;
    this.viewing = viewing;
    getStyleClass().add("notice");
    setId("notice");
    title.getStyleClass().add("notice-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    words.getStyleClass().add("notice-words");
    words.setId("notice-words");
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    again.setOnAction(e -> model.restart());
    again.setId("notice-restart");
    undo.setOnAction(e -> model.undo());
    undo.setId("notice-undo");
    for (Button button : new Button[] {undo, again}) {
      button.getStyleClass().add("small-button");
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().setAll(icon, title, words, bar, undo, again);
    for (Observable news :
        List.of(
            model.progressProperty(),
            model.progressBProperty(),
            model.troubleProperty(),
            model.firstFailureProperty(),
            model.firstFailureBProperty(),
            viewing.coveredProperty(),
            model.canUndoProperty())) {
      news.addListener(o -> show());
    }
    show();
  }

  private void show() {
    Progress progress = model.progress();
    Progress b = model.progressB();
    String failureB = b != null && b.state() == Progress.State.FAILED ? b.message() : "";
    boolean failed = progress.state() == Progress.State.FAILED || !failureB.isEmpty();
    boolean opening = progress.state() == Progress.State.OPENING;
    boolean stopped = !viewing.coveredProperty().get() && !stopWords(progress, b).isEmpty();
    boolean trouble = !model.troubleProperty().get().isEmpty();
    setShown(this, failed || opening || stopped || trouble);
    if (!failureB.isEmpty()) {
      failed("Run B has stopped", failureB);
    } else if (failed) {
      failed("This run has stopped", progress.message());
    } else if (opening) {
      opening(progress);
    } else if (stopped) {
      style("opening");
      title.setText("Paused by itself");
      words.setText(stopWords(progress, b));
    } else if (trouble) {
      style("opening");
      title.setText("Not worked out");
      words.setText(model.troubleProperty().get() + ". Training is not touched by it.");
    }
    setShown(bar, opening);
    setShown(icon, failed);
    setShown(again, failed);
    setShown(undo, failed && model.canUndoProperty().get());
  }

  private void failed(String which, String why) {
    style("failed");
    title.setText(which);
    words.setText(why);
  }

  private void opening(Progress progress) {
    style("opening");
    int target = model.spec().view().at();
    boolean rolling = target > 0 && progress.steps() > 0;
    title.setText(rolling ? "Opening" : "Building the network");
    words.setText(
        rolling
            ? "training up to step "
                + Numbers.integer(target)
                + ": now at "
                + Numbers.integer(progress.steps())
            : "");
    bar.setProgress(rolling ? Math.min(1, progress.steps() / (double) target) : 0);
  }

  /** Why A and B paused by themselves; empty if neither did. */
  private String stopWords(Progress progress, @Nullable Progress b) {
    String ofA = stopWords(progress, model.firstFailureProperty().get());
    String ofB = b == null ? "" : stopWords(b, model.firstFailureBProperty().get());
    if (ofB.isEmpty()) {
      return b == null || ofA.isEmpty() ? ofA : "Run A: " + ofA;
    }
    return ofA.isEmpty() ? "Run B: " + ofB : "Run A: " + ofA + "\nRun B: " + ofB;
  }

  private static String stopWords(Progress progress, @Nullable FirstFailure failure) {
    return failure == null || progress.stopped().isEmpty()
        ? progress.stopped()
        : progress.stopped() + ". " + failure.inWords() + operands(failure);
  }

  private static String operands(FirstFailure failure) {
    StringBuilder words = new StringBuilder();
    for (FirstFailure.Operand operand : failure.operands()) {
      words.append(words.isEmpty() ? ", made of " : ", ");
      words.append(operand.name() + " = " + Numbers.value(operand.value()));
    }
    return words.toString();
  }

  private void style(String style) {
    if (!getStyleClass().contains(style)) {
      getStyleClass().removeAll("failed", "opening");
      getStyleClass().add(style);
    }
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
