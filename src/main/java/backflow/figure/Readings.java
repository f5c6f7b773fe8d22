package backflow.figure;

import backflow.chart.Series;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;

/**
 * What the figures show of one run: copies of what was measured, filled by the owner once per frame
 * and reused. Belongs to one thread; the history it reads from may be filled by another.
 */
public final class Readings {
  private final Strip signal = new Strip();
  private final Strip updateToWeight = new Strip();
  private final Strip loss = new Strip();
  private final Strip accuracy = new Strip();
  private final Strip testLoss = new Strip();
  private final Strip testAccuracy = new Strip();
  private StepSnapshot snapshot = new StepSnapshot(1);
  private LossFacts lossFacts = LossFacts.UNKNOWN;

  /**
   * Copies all that the figures need.
   *
   * @param history of the run; any thread may be filling it
   * @param playhead the step to show; −1: the newest
   * @param hero the signal whose history is drawn
   * @param columns how many pixel columns the widest figure has
   */
  public void read(History history, long playhead, Signal hero, int columns) {
    layers(history.layers());
    boolean any = playhead < 0 ? history.latest(snapshot) : history.at(playhead, snapshot);
    if (!any) {
      snapshot.clear(-1);
    }
    long last = history.lastStep();
    read(history, hero.quantity(), last, columns, signal);
    read(history, LayerQuantity.UPDATE_TO_WEIGHT, last, columns, updateToWeight);
    read(history, StepQuantity.LOSS, last, columns, loss);
    read(history, StepQuantity.ACCURACY, last, columns, accuracy);
    read(history, StepQuantity.TEST_LOSS, last, columns, testLoss);
    read(history, StepQuantity.TEST_ACCURACY, last, columns, testAccuracy);
  }

  private static void read(
      History history, LayerQuantity quantity, long last, int columns, Strip into) {
    if (last < 0 || !history.read(quantity, 0, last, columns, into)) {
      into.resize(history.layers(), 0);
    }
  }

  private static void read(
      History history, StepQuantity quantity, long last, int columns, Strip into) {
    if (last < 0 || !history.read(quantity, 0, last, columns, into)) {
      into.resize(1, 0);
    }
  }

  /**
   * Makes room for a network of D+1 layers; what is shown at a step is forgotten if that changes.
   */
  public void layers(int layers) {
    if (snapshot.layers() != layers) {
      snapshot = new StepSnapshot(layers);
    }
  }

  /** What is known of the loss. */
  public void loss(LossFacts facts) {
    lossFacts = facts;
  }

  /** What is known of the loss. */
  public LossFacts lossFacts() {
    return lossFacts;
  }

  /** D, how many hidden layers. */
  public int hidden() {
    return snapshot.layers() - 1;
  }

  /** The step that is shown; live, for its owner to fill; step −1: none. */
  public StepSnapshot snapshot() {
    return snapshot;
  }

  /** The hero signal by step and layer; live, for its owner to fill. */
  public Strip signal() {
    return signal;
  }

  /** ‖ΔW‖/‖W‖ by step and layer; likewise. */
  public Strip updateToWeight() {
    return updateToWeight;
  }

  /** Loss of the batch by step; likewise. */
  public Strip loss() {
    return loss;
  }

  /** Accuracy on the batch by step; likewise. */
  public Strip accuracy() {
    return accuracy;
  }

  /** Loss of the test set by step; likewise. */
  public Strip testLoss() {
    return testLoss;
  }

  /** Accuracy on the test set by step; likewise. */
  public Strip testAccuracy() {
    return testAccuracy;
  }

  /** A strip as the charts take it. */
  static Series series(Strip strip) {
    return new Series(
        strip.buckets, strip.rows, strip.from, strip.to, strip.min, strip.max, strip.last);
  }
}
