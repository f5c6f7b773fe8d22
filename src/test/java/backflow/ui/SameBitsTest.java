package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.Progress.State;
import backflow.train.Session;
import backflow.train.ViewSpec;
import backflow.ui.theme.Look;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import org.junit.jupiter.api.Test;

/** Looking changes nothing: a run watched from a busy window ends as one that nobody watched. */
final class SameBitsTest {
  private static final int STEPS = 10_000;

  @Test
  void aWatchedRunEndsWithTheSameBitsAsOneNobodyWatched() throws Exception {
    long steps;
    StepSnapshot watched;
    ExperimentSpec spec;
    try (OpenWindow window = OpenWindow.small()) {
      spec = window.model.spec();
      window.fx(window.model::toggleRunning);
      for (int part = 1; part <= 4; part++) {
        int until = part * STEPS / 4;
        int width = 1920 - 160 * part;
        window.fx(() -> window.stage.setWidth(width));
        window.fx(() -> look(window).set(look(window).get().other()));
        OpenWindow.until(() -> window.model.progress().steps() >= until);
      }
      window.fx(window.model::toggleRunning);
      OpenWindow.until(() -> window.model.progress().state() == State.PAUSED);
      steps = window.model.progress().steps();
      watched = last(window.run().history());
    }
    assertTrue(steps >= STEPS);
    assertEquals(steps - 1, watched.step());
    StepSnapshot alone = trainedAlone(spec, steps);
    for (StepQuantity quantity : StepQuantity.values()) {
      assertSameBits(alone.get(quantity), watched.get(quantity), quantity.column());
    }
    for (LayerQuantity quantity : LayerQuantity.values()) {
      for (int layer = 1; layer <= alone.layers(); layer++) {
        assertSameBits(
            alone.get(quantity, layer), watched.get(quantity, layer), quantity.column() + layer);
      }
    }
  }

  private static ObjectProperty<Look> look(OpenWindow window) {
    return window.appearance.lookProperty();
  }

  private static void assertSameBits(double expected, double actual, String what) {
    assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual), what);
  }

  private static StepSnapshot trainedAlone(ExperimentSpec spec, long steps) {
    ExperimentSpec until =
        new ExperimentSpec(
            spec.name(),
            spec.seed(),
            spec.data(),
            spec.network(),
            spec.training(),
            new ViewSpec((int) steps, "flow"),
            spec.text());
    try (Session session = Session.open(until, true)) {
      OpenWindow.until(
          () -> session.progress().state() == State.PAUSED && session.progress().steps() == steps);
      return last(Objects.requireNonNull(session.run()).history());
    }
  }

  private static StepSnapshot last(History history) {
    StepSnapshot snapshot = new StepSnapshot(history.layers());
    assertTrue(history.latest(snapshot));
    return snapshot;
  }
}
