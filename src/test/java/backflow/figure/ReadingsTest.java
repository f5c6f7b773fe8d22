package backflow.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.RecordingPen;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Measure;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.figure.frame.Signal;
import backflow.probe.History;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private final History history = new History(4, 1 << 20);
  private final Readings readings = new Readings();

  @Test
  void anEmptyHistoryIsNoStep() {
    readings.read(history, Focus.LIVE, 300, Needs.ofHero().and(Needs.of(StepQuantity.LOSS)));
    assertEquals(3, readings.hidden());
    assertEquals(-1, readings.snapshot().step());
    assertEquals(0, readings.signal().buckets);
  }

  @Test
  void figuresReadWhatAHistoryKeeps() {
    fill(100);
    readings.facts(RunFacts.of(LossFacts.of("cross-entropy", 4)));
    readings.read(history, Focus.LIVE.withHero(Signal.WEIGHTS), 300, all());
    assertEquals(99, readings.snapshot().step());
    assertEquals(100, readings.signal().buckets);
    assertEquals(2 + 99 / 1000.0, readings.signal().last[99 * 4 + 1]);
    for (Instrument instrument : Figures.all()) {
      RecordingPen pen = new RecordingPen();
      Look look = Look.of(Theme.LIGHT, 500, 400);
      instrument.figure().draw(pen, readings, look, Focus.LIVE.withHero(Signal.WEIGHTS));
      assertTrue(pen.texts().stream().noneMatch("no step yet"::equals), instrument.id());
    }
  }

  private static Needs all() {
    return Figures.all().stream().map(Instrument::needs).reduce(Needs.SNAPSHOT, Needs::and);
  }

  @Test
  void thePlayheadChoosesTheStepOfTheSnapshot() {
    fill(100);
    readings.read(
        history, Focus.LIVE.withPlayhead(40), 300, Needs.ofHero().and(Needs.of(StepQuantity.LOSS)));
    assertEquals(40, readings.snapshot().step());
    assertEquals(99, readings.signal().to[readings.signal().buckets - 1]);
  }

  @Test
  void betweenTwoMeasurementsTheNewestStandsAndItsStepIsSaid() {
    fillRarely(97);
    Focus max = Focus.LIVE.withHero(Signal.BACKWARD_MAX);
    readings.read(history, max.withPlayhead(47), 300, Needs.ofHero());
    assertEquals(47, readings.snapshot().step());
    assertEquals(2.040, readings.snapshot().get(Signal.BACKWARD_MAX.quantity(), 2));
    assertEquals("step 40", readings.heroStep());
    assertEquals(10, readings.signal().buckets);
    for (int i = 0; i < 10; i++) {
      assertEquals(10 * i, readings.signal().from[i]);
      assertEquals(Math.min(96, 10 * i + 9), readings.signal().to[i]);
      assertEquals(3 + i / 100.0, readings.signal().last[i * 4 + 2]);
    }
    readings.read(history, max.withPlayhead(50), 300, Needs.ofHero());
    assertEquals("", readings.heroStep());
    readings.read(history, Focus.LIVE.withPlayhead(47), 300, Needs.ofHero());
    assertEquals("", readings.heroStep());
  }

  @Test
  void theProfileSaysOfWhichStepARareSignalIs() {
    fillRarely(97);
    Focus max = Focus.LIVE.withHero(Signal.BACKWARD_MAX).withPlayhead(47);
    readings.read(history, max, 300, all());
    RecordingPen pen = new RecordingPen();
    Instrument profile = Figures.all().get(0);
    profile.figure().draw(pen, readings, Look.of(Theme.LIGHT, 700, 400), max);
    assertTrue(pen.texts().contains("max |∂L/∂a| of step 40; others RMS (log)"));
    assertTrue(
        profile
            .figure()
            .summary(readings, max)
            .startsWith("Step 47: max |∂L/∂a| of step 40 is 1.04 at layer 1"));
  }

  @Test
  void everyGradientIsSummedUpInFourWays() {
    for (Signal signal : Signal.APART) {
      assertEquals(Measure.RMS, signal.measure());
      for (Measure measure : Measure.values()) {
        Signal other = signal.by(measure);
        boolean gradient = signal != Signal.ACTIVATIONS;
        assertEquals(gradient ? measure : Measure.RMS, other.measure());
        assertEquals(signal, other.byRms());
        assertEquals(signal.word(), other.word());
      }
    }
    assertEquals("‖δ‖", Signal.DELTA.by(Measure.NORM).unit());
    assertEquals("mean |∂L/∂a|", Signal.BACKWARD.by(Measure.MEAN).unit());
  }

  /** The largest entries at every tenth step only. */
  private void fillRarely(int steps) {
    StepSnapshot snapshot = new StepSnapshot(4);
    for (int step = 0; step < steps; step++) {
      snapshot.clear(step);
      for (int layer = 1; layer <= 4; layer++) {
        snapshot.set(Signal.BACKWARD.quantity(), layer, 1);
        if (step % 10 == 0) {
          snapshot.set(Signal.BACKWARD_MAX.quantity(), layer, layer + step / 1000.0);
        }
      }
      history.append(snapshot);
    }
  }

  @Test
  void guessingCostsTheLogarithmOfTheClasses() {
    assertEquals("ln 2 = 0.693: guessing", facts("binary-cross-entropy", 2));
    assertEquals("ln 10 = 2.30: guessing", facts("cross-entropy", 10));
    assertEquals(false, LossFacts.of("mse", 0).hasGuessing());
  }

  private static String facts(String id, int classes) {
    return LossFacts.of(id, classes).guessingLabel();
  }

  private void fill(int steps) {
    StepSnapshot snapshot = new StepSnapshot(4);
    for (int step = 0; step < steps; step++) {
      snapshot.clear(step);
      snapshot.set(StepQuantity.LOSS, 1.0 / (1 + step));
      for (Signal signal : Signal.values()) {
        for (int layer = 1; layer <= 4; layer++) {
          snapshot.set(signal.quantity(), layer, layer + step / 1000.0);
        }
      }
      history.append(snapshot);
    }
  }
}
