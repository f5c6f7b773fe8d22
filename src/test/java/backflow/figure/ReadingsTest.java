package backflow.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.RecordingPen;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
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
