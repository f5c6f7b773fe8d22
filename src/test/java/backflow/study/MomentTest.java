package backflow.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Checkpoint;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import backflow.train.Session;
import backflow.train.StopCondition;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A step of a run, looked at later: the same batch, the same loss. */
final class MomentTest {
  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aMomentOfTheRunHasTheLossThatWasMeasured() {
    try (Session session = Session.open(ExperimentSpec.DEFAULT, false)) {
      session.stopAt(new StopCondition.AtStep(60));
      session.play();
      await(() -> !session.progress().stopped().isEmpty());
      session.requestCheckpoint();
      await(() -> session.latestCheckpoint() != null);
      session.step();
      await(() -> session.progress().steps() == 61);
      Run run = Objects.requireNonNull(session.run());
      StepSnapshot measured = new StepSnapshot(run.history().layers());
      for (long step : new long[] {0, 17, 60}) {
        run.history().at(step, measured);
        Moment moment = Objects.requireNonNull(Moment.at(run, step, () -> false));
        assertEquals(step, moment.step());
        assertEquals(measured.get(StepQuantity.LOSS), moment.loss());
      }
      Checkpoint checkpoint = Objects.requireNonNull(session.latestCheckpoint());
      Moment now = Moment.of(run, checkpoint);
      Moment again = Objects.requireNonNull(Moment.at(run, 60, () -> false));
      assertArrayEquals(again.workspace().layer(1).dz().data, now.workspace().layer(1).dz().data);
      assertNull(Moment.at(run, 60, () -> true));
      assertThrows(IllegalArgumentException.class, () -> Moment.at(run, -1, () -> false));
    }
  }
}
