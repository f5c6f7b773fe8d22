package backflow.cli;

import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Trainer;
import java.io.PrintWriter;
import java.util.Objects;

/** What is left to say when training is over; hears of every step. */
final class TrainSummary {
  private static final long NONE = -1;

  private final Trainer trainer;
  private final long start = System.nanoTime();
  private long firstNonFinite = NONE;
  private long tested = NONE;
  private double testLoss = Blank.VALUE;
  private double testAccuracy = Blank.VALUE;

  /** Starts the clock. */
  TrainSummary(Trainer trainer) {
    this.trainer = trainer;
  }

  /** A step is complete. */
  void step(StepSnapshot snapshot) {
    if (firstNonFinite == NONE && !snapshot.isFinite()) {
      firstNonFinite = snapshot.step();
    }
    if (!Blank.is(snapshot.get(StepQuantity.TEST_LOSS))) {
      tested = snapshot.step();
      testLoss = snapshot.get(StepQuantity.TEST_LOSS);
      testAccuracy = snapshot.get(StepQuantity.TEST_ACCURACY);
    }
  }

  /** Prints it. */
  void print(PrintWriter out) {
    StepSnapshot last = Objects.requireNonNull(trainer.snapshot(), "every step is measured");
    double seconds = (System.nanoTime() - start) / 1e9;
    String rate = Numbers.fixed(trainer.steps() / seconds, 0);
    out.println(
        trainer.setup().spec().name()
            + ": "
            + trainer.steps()
            + " steps in "
            + Numbers.fixed(seconds, 2)
            + " s, "
            + rate
            + " steps/s");
    double accuracy = last.get(StepQuantity.ACCURACY);
    out.println("last batch" + outcome(last.step(), last.get(StepQuantity.LOSS), accuracy));
    if (tested != NONE) {
      out.println("test set  " + outcome(tested, testLoss, testAccuracy));
    }
    if (firstNonFinite != NONE) {
      out.println("first NaN or infinity at step " + firstNonFinite);
    }
  }

  private static String outcome(long step, double loss, double accuracy) {
    return " before the update of step "
        + step
        + ": loss "
        + Numbers.shortly(loss)
        + (Blank.is(accuracy) ? "" : ", accuracy " + Numbers.fixed(accuracy, 4));
  }
}
