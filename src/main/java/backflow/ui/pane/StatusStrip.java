package backflow.ui.pane;

import backflow.chart.Numbers;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Step, loss, accuracy, speed: numbers in fixed slots, so that nothing moves while they change.
 * Loss and accuracy are not told while something is to be predicted: they may be the answer.
 *
 * <p>Told ten times a second at most: faster figures cannot be read.
 */
final class StatusStrip extends HBox {
  private static final long PERIOD_NANOS = 100_000_000L;

  private final AppModel model;
  private final Viewing viewing;
  private final ObservableValue<Number> frames;
  private final Label step = value("status-step");
  private final Label loss = value("status-loss");
  private final Label accuracy = value("status-accuracy");
  private final Label speed = value("status-speed");
  private final Label frameRate = value("status-frames");
  private final Label lossB = value("status-loss-b");
  private final Label accuracyB = value("status-accuracy-b");
  private final Label lossName = name("loss");
  private final Label accuracyName = name("accuracy");
  private final HBox accuracySlot = slot(accuracyName, accuracy);
  private final HBox slotB = slot(nameB("B loss"), lossB);
  private final HBox accuracySlotB = slot(nameB("B accuracy"), accuracyB);
  private final HBox speedSlot = slot("speed", speed);
  private final HBox frameSlot = slot("frames", frameRate);
  private StepSnapshot snapshot = new StepSnapshot(1);
  private boolean compact;
  private boolean narrow;
  private long last;

  StatusStrip(AppModel model, Viewing viewing, FramePulse pulse) {
    this.model = model;
    this.viewing = viewing;
    frames = pulse.framesPerSecondProperty();
    getStyleClass().add("status");
    setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .setAll(
            slot("step", step),
            slot(lossName, loss),
            accuracySlot,
            slotB,
            accuracySlotB,
            speedSlot,
            frameSlot);
    lossB.getStyleClass().addAll("status-loss", "status-run-b");
    accuracyB.getStyleClass().addAll("status-accuracy", "status-run-b");
    model.comparingProperty().addListener(o -> arrange());
    viewing.coveredProperty().addListener(o -> tell());
    arrange();
    pulse.ask(this::refresh);
  }

  private static Label value(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll("status-value", id);
    return label;
  }

  private static Label name(String word) {
    Label label = new Label(word);
    label.getStyleClass().add("status-name");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label nameB(String word) {
    Label label = name(word);
    label.getStyleClass().add("status-run-b");
    return label;
  }

  private static HBox slot(String name, Label value) {
    return slot(name(name), value);
  }

  private static HBox slot(Label label, Label value) {
    HBox slot = new HBox(label, value);
    slot.getStyleClass().add("status-slot");
    slot.setMinWidth(Region.USE_PREF_SIZE);
    return slot;
  }

  /** Hides what a small window has no room for, and more in a narrow one. */
  void fit(boolean isCompact, boolean isNarrow) {
    compact = isCompact;
    narrow = isNarrow;
    arrange();
  }

  /** Beside a run B its numbers take the room of the speeds. */
  private void arrange() {
    boolean paired = model.comparingProperty().get();
    setShown(speedSlot, !compact && !paired);
    setShown(frameSlot, !compact && !paired);
    setShown(accuracySlot, !narrow && !(paired && compact));
    setShown(slotB, paired);
    setShown(accuracySlotB, paired && !compact);
    lossName.setText(paired ? "A loss" : "loss");
    accuracyName.setText(paired ? "A accuracy" : "accuracy");
  }

  private static void setShown(HBox slot, boolean shown) {
    slot.setVisible(shown);
    slot.setManaged(shown);
  }

  private void refresh() {
    long now = System.nanoTime();
    if (now - last < PERIOD_NANOS) {
      return;
    }
    last = now;
    tell();
  }

  private void tell() {
    Progress progress = model.progress();
    step.setText(Numbers.integer(progress.steps()));
    speed.setText(
        progress.state() == Progress.State.PAUSED
            ? "paused"
            : rate(progress.stepsPerSecond()) + " steps/s");
    frameRate.setText(Math.round(frames.getValue().doubleValue()) + "/s");
    measured(model.run(), loss, accuracy);
    measured(model.runB(), lossB, accuracyB);
  }

  private void measured(@Nullable Run run, Label lossLabel, Label accuracyLabel) {
    double lossNow = Blank.VALUE;
    double accuracyNow = Blank.VALUE;
    if (run != null && !viewing.coveredProperty().get()) {
      if (snapshot.layers() != run.history().layers()) {
        snapshot = new StepSnapshot(run.history().layers());
      }
      if (run.history().latest(snapshot)) {
        lossNow = snapshot.get(StepQuantity.LOSS);
        accuracyNow = snapshot.get(StepQuantity.ACCURACY);
      }
    }
    lossLabel.setText(Blank.is(lossNow) ? "–" : Numbers.value(lossNow));
    accuracyLabel.setText(Blank.is(accuracyNow) ? "–" : Numbers.percent(accuracyNow));
  }

  private static String rate(double perSecond) {
    if (perSecond < 1e4) {
      return Numbers.integer(Math.round(perSecond));
    }
    return Numbers.value(perSecond / 1000) + " k";
  }
}
