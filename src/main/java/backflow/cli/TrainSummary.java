package backflow.cli;

import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Evaluator;
import backflow.train.Trainer;
import java.io.PrintWriter;
import java.util.Objects;

/** What is left to say when training is over; hears of every step. */
final class TrainSummary {
  private static final long NONE = -1;

  private final Trainer trainer;
  private final long start = System.nanoTime();
  private long firstNonFinite = NONE;
  private boolean tested;
  private double testLoss = Blank.VALUE;
  private double testAccuracy = Blank.VALUE;

  /** Starts the clock. */
  TrainSummary(Trainer trainer) {
    this.trainer = trainer;
  }

  /** A step is complete. */
  void step(StepSnapshot snapshot) {
    boolean skipped = snapshot.get(StepQuantity.SKIPPED) == 1;
    if (firstNonFinite == NONE && !skipped && !snapshot.isFinite()) {
      firstNonFinite = snapshot.step();
    }
  }

  /** Goes through the test set in the midst of the last step, before its update. */
  void test() {
    Evaluator test = Evaluator.ofTestSet(trainer.setup(), KernelChoice.best());
    test.evaluate();
    tested = !Blank.is(test.loss());
    testLoss = test.loss();
    testAccuracy = test.accuracy();
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
    if (tested) {
      out.println("test set  " + outcome(last.step(), testLoss, testAccuracy));
    }
    if (firstNonFinite != NONE) {
      out.println("first NaN or infinity at step " + firstNonFinite);
    }
    double scale = last.get(StepQuantity.LOSS_SCALE);
    if (!Blank.is(scale)) {
      out.println(
          trainer.setup().spec().training().precision().word()
              + ", loss scale "
              + Numbers.shortly(scale)
              + ", steps skipped: "
              + trainer.skippedSteps());
    }
    trainer.setup().notices().forEach(notice -> out.println("note: " + notice));
  }

  private static String outcome(long step, double loss, double accuracy) {
    return " before the update of step "
        + step
        + ": loss "
        + Numbers.shortly(loss)
        + (Blank.is(accuracy) ? "" : ", accuracy " + Numbers.fixed(accuracy, 4));
  }
}
