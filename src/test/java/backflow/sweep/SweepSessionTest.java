package backflow.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Finding;
import backflow.lesson.Diagnoses;
import backflow.math.KernelChoice;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.SpecException;
import backflow.train.SpecPatch;
import backflow.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSessionTest {
  @TempDir Path folder;

  private static List<@Nullable RunResult> runs(SweepTable table) {
    return IntStream.range(0, table.runs())
        .mapToObj(i -> table.run(i % table.cells(), i / table.cells()))
        .toList();
  }

  @Test
  void numbersAreThoseOfTheTrainer() throws InterruptedException {
    SweepTable table =
        Sweeps.trained(
            Sweeps.plan(
                "exploding-relu",
                2,
                60,
                "network.initializer.gain=1,2",
                "training.learningRate=0.01,0.1"),
            2);
    for (int cell = 0; cell < 4; cell++) {
      for (int seed = 0; seed < 2; seed++) {
        RunResult run = Objects.requireNonNull(table.run(cell, seed));
        Map<String, ?> changes =
            Map.of(
                "network.initializer.gain", table.settings(cell).get(0).value(),
                "training.learningRate", table.settings(cell).get(1).value(),
                "seed", Sweeps.scene("exploding-relu").seed() + seed);
        assertIsStraight(SpecPatch.apply(Sweeps.scene("exploding-relu"), changes), run);
      }
    }
  }

  private static void assertIsStraight(ExperimentSpec spec, RunResult run) {
    Setup setup = Setup.of(spec);
    Trainer trainer = new Trainer(setup, KernelChoice.plain(), Measuring.DEFAULT);
    Diagnosis diagnosis = Diagnoses.of(setup);
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    double mean = 0;
    long first = -1;
    for (int step = 0; step < 60; step++) {
      trainer.step();
      diagnosis.afterStep(snapshot);
      first = first < 0 && !snapshot.isFinite() ? step : first;
      mean += step < 40 ? 0 : snapshot.get(StepQuantity.LOSS) / 20;
      if (step == 0) {
        assertEquals(gain(snapshot, 1, spec.network().depth()), run.start().total());
        assertEquals(gain(snapshot, 3, 4), run.start().layers().get(2));
      }
    }
    assertEquals(spec.seed(), run.seed());
    assertEquals(60, run.steps());
    assertEquals(trainer.loss(), run.finalLoss());
    assertEquals(mean, run.recentLoss());
    assertEquals(snapshot.get(StepQuantity.ACCURACY), run.accuracy());
    assertEquals(gain(snapshot, 1, spec.network().depth()), run.end().total());
    assertEquals(first, run.firstNonFinite());
    List<String> ids = diagnosis.findings().stream().map(Finding::id).distinct().toList();
    assertFalse(ids.isEmpty());
    assertEquals(ids, run.findings().stream().filter(id -> !id.equals("healthy")).toList());
  }

  private static double gain(StepSnapshot snapshot, int below, int above) {
    return snapshot.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, below)
        / snapshot.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, above);
  }

  @Test
  void theTestSetIsMeasuredBeforeTheLastUpdate() throws InterruptedException {
    SweepPlan plan = Sweeps.plan("he-relu", 1, 21, "training.learningRate=0.1");
    RunResult run = Objects.requireNonNull(Sweeps.trained(plan, 1).run(0, 0));
    Trainer trainer = new Trainer(Setup.of(plan.spec(0)), KernelChoice.plain(), Measuring.DEFAULT);
    for (int step = 0; step < 21; step++) {
      trainer.step();
    }
    // step 20 is one at which the trainer itself goes through the test set
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    assertEquals(snapshot.get(StepQuantity.TEST_LOSS), run.testLoss());
    assertEquals(snapshot.get(StepQuantity.TEST_ACCURACY), run.testAccuracy());
  }

  @Test
  void oneThreadAndFourComeToTheSame() throws InterruptedException {
    SweepTable one = Sweeps.trained(Sweeps.small(), 1);
    assertEquals(runs(one), runs(Sweeps.trained(Sweeps.small(), 4)));
    assertEquals(12, one.done());
    assertNotEquals(one.run(0, 0), one.run(0, 1), "seeds differ");
  }

  @Test
  void anInterruptedSweepGoesOnWhereItWas() throws InterruptedException, IOException {
    SweepPlan plan = Sweeps.small();
    RunFiles files = new RunFiles(folder, "test", plan);
    AtomicInteger kept = new AtomicInteger();
    SweepSession.Keeping broken = breaking(files, kept, 5);
    try (SweepSession session = SweepSession.start(plan, broken, 1, Thread.NORM_PRIORITY)) {
      assertThrows(IllegalStateException.class, session::await);
      assertFalse(session.isDone());
      assertEquals(5, session.table().done());
    }
    kept.set(0);
    SweepSession.Keeping whole = breaking(files, kept, Integer.MAX_VALUE);
    try (SweepSession session = SweepSession.start(plan, whole, 2, Thread.NORM_PRIORITY)) {
      assertEquals(5, session.found());
      assertEquals(runs(Sweeps.trained(plan, 1)), runs(session.await()));
      assertTrue(session.isDone());
      assertEquals(7, kept.get());
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(12, all.filter(f -> f.toString().endsWith(".run")).count());
    }
  }

  /** Keeps so many runs, then there is no more current. */
  private static SweepSession.Keeping breaking(RunFiles files, AtomicInteger kept, int most) {
    return new SweepSession.Keeping() {
      @Override
      public @Nullable RunResult find(int run) {
        return files.find(run);
      }

      @Override
      public void keep(int run, RunResult result) {
        if (kept.get() == most) {
          throw new IllegalStateException("the power is cut");
        }
        kept.incrementAndGet();
        files.keep(run, result);
      }
    };
  }

  @Test
  void aSweepWithMoreValuesTrainsOnlyWhatIsNew() throws InterruptedException {
    SweepPlan few = Sweeps.plan("he-relu", 1, 2, "network.hidden.depth=2,3");
    try (SweepSession session = start(few)) {
      session.await();
    }
    SweepPlan more = Sweeps.plan("he-relu", 2, 2, "network.hidden.depth=1,2,3");
    try (SweepSession session = start(more)) {
      assertEquals(2, session.found());
      assertEquals(6, session.await().done());
    }
    SweepPlan longer = Sweeps.plan("he-relu", 2, 3, "network.hidden.depth=1,2,3");
    try (SweepSession session = start(longer)) {
      assertEquals(0, session.found(), "other steps are other runs");
    }
  }

  private SweepSession start(SweepPlan plan) {
    return SweepSession.start(plan, new RunFiles(folder, "test", plan), 2, Thread.NORM_PRIORITY);
  }

  @Test
  void filesHoldEveryKindOfNumberAndDamagedOnesDoNotCount() throws IOException {
    SweepPlan plan = Sweeps.small();
    RunFiles files = new RunFiles(folder, "test", plan);
    assertEquals(null, files.find(0));
    double[] values = {
      0.1, Double.NaN, 1 / 0.0, -1 / 0.0, 0, Double.MIN_VALUE, backflow.math.Blank.VALUE
    };
    for (double value : values) {
      RunResult result = Sweeps.result(value, 3);
      files.keep(0, result);
      RunResult read = Objects.requireNonNull(files.find(0));
      assertEquals(result, read);
      assertEquals(
          Double.doubleToRawLongBits(value), Double.doubleToRawLongBits(read.end().total()));
    }
    assertEquals(null, new RunFiles(folder, "another version", plan).find(0));
    Path file;
    try (Stream<Path> all = Files.list(folder)) {
      file = all.findFirst().orElseThrow();
    }
    String whole = Files.readString(file);
    for (String damaged : List.of("", whole.substring(0, whole.length() / 2), "x" + whole)) {
      Files.writeString(file, damaged);
      assertEquals(null, files.find(0));
    }
    Files.writeString(file, whole);
    assertNotNull(files.find(0));
  }

  @Test
  void aRunThatCannotBeBuiltEndsTheSweepWithItsReason() {
    int samples = Setup.of(Sweeps.scene("batch-norm-sigmoid")).train().size();
    String sizes = "training.batchSize=32," + (samples - 1);
    SweepPlan plan = Sweeps.plan("batch-norm-sigmoid", 1, 2, sizes);
    try (SweepSession session =
        SweepSession.start(plan, SweepSession.Keeping.NOTHING, 2, Thread.NORM_PRIORITY)) {
      SpecException e = assertThrows(SpecException.class, session::await);
      assertEquals("training.batchSize", e.path());
      assertEquals(e, session.failure());
    }
  }

  @Test
  void aClosedSweepHasNoThreadsAndKeepsWhatIsFinished() {
    SweepPlan plan = Sweeps.plan("he-relu", 1, 100_000, "network.hidden.depth=20,30,40");
    SweepSession session =
        SweepSession.start(plan, SweepSession.Keeping.NOTHING, 2, Thread.MIN_PRIORITY);
    session.close();
    assertEquals(0, session.table().done());
    assertEquals(null, session.failure());
    List<String> names = Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    assertFalse(names.contains("sweep-1"), names::toString);
  }
}
