package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.init.Scheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpecPatchTest {
  private static final ExperimentSpec SPEC = ExperimentSpec.DEFAULT;

  private static String refusal(String path, Object value) {
    SpecException e =
        assertThrows(SpecException.class, () -> SpecPatch.apply(SPEC, Map.of(path, value)));
    return String.valueOf(e.getMessage());
  }

  @Test
  void valuesChangeAndTheRestStays() {
    ExperimentSpec changed =
        SpecPatch.apply(
            SPEC, Map.of("network.activation", "relu", "training.learningRate", 0.01, "seed", 7));
    assertEquals(List.of("relu"), changed.network().activations());
    assertEquals(0.01, changed.training().learningRate());
    assertEquals(7, changed.seed());
    assertEquals(SPEC.network().widths(), changed.network().widths());
    assertEquals(SPEC, SpecPatch.apply(SPEC, Map.of()));
  }

  @Test
  void whatBelongsToTheOldWordFallsAway() {
    ExperimentSpec normal =
        SpecPatch.apply(
            SPEC, Map.of("network.initializer", Map.of("scheme", "normal", "std", 0.5)));
    ExperimentSpec he = SpecPatch.apply(normal, Map.of("network.initializer.scheme", "he-normal"));
    assertEquals(Scheme.HE_NORMAL, he.network().initializer().scheme());
    ExperimentSpec adam = SpecPatch.apply(SPEC, Map.of("training.optimizer.name", "adam"));
    assertEquals(OptimizerSpec.of(OptimizerSpec.Kind.ADAM), adam.training().optimizer());
    ExperimentSpec moons = SpecPatch.apply(SPEC, Map.of("data.set", "moons"));
    assertEquals("moons", moons.data().set().id());
  }

  @Test
  void listsAndWholeObjectsMayStandThere() {
    ExperimentSpec changed = SpecPatch.apply(SPEC, Map.of("network.hidden", List.of(3, 5)));
    assertEquals(List.of(3, 5), changed.network().widths());
  }

  @Test
  void errorsNameTheKeyPath() {
    assertTrue(refusal("training.learningRate", -1).startsWith("training.learningRate: -1 "));
    assertTrue(refusal("network.activation", "rellu").contains("did you mean relu?"));
    assertTrue(refusal("network.colour", "red").startsWith("network.colour: "));
    assertTrue(refusal("nonsense.key", 1).startsWith("nonsense: "));
    assertTrue(refusal("training.optimizer.beta1", 0.5).contains("belongs to adam"));
    assertTrue(refusal("training.learningRate.more", 1).startsWith("training.learningRate.more: "));
    assertTrue(refusal("network.initializer.scheme", "hee").contains("network.initializer.scheme"));
  }
}
