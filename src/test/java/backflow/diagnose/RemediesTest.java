package backflow.diagnose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.rule.Remedy;
import backflow.train.ExperimentSpec;
import backflow.train.SpecPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered can be applied, and helps. */
final class RemediesTest {
  @ParameterizedTest
  @CsvSource({"sigmoid, xavier-normal, 20", "relu, xavier-normal, 30", "tanh, xavier-normal, 30"})
  void everyRemedyOfAVanishingGradientBringsItBack(String activation, String scheme, int depth) {
    double gain = activation.equals("tanh") ? 0.5 : 1;
    ExperimentSpec sick =
        Patient.spec(2, depth, 16, activation, scheme, "network.initializer.gain", gain);
    Finding finding = Patient.after(1, sick).finding("vanishing-gradient");
    assertFalse(finding.remedies().isEmpty());
    for (Remedy remedy : finding.remedies()) {
      Patient treated = Patient.after(1, SpecPatch.apply(sick, remedy.changes()));
      assertFalse(treated.has("vanishing-gradient"), () -> remedy.label() + " " + treated);
      assertFalse(treated.has("exploding-gradient"), () -> remedy.label() + " " + treated);
    }
  }

  @Test
  void theInitializerCuresTooMuchGain() {
    ExperimentSpec sick =
        Patient.spec(1, 20, 16, "relu", "he-normal", "network.initializer.gain", 2);
    Remedy first = Patient.after(1, sick).finding("exploding-gradient").remedies().get(0);
    Patient treated = Patient.after(20, SpecPatch.apply(sick, first.changes()));
    assertFalse(treated.has("exploding-gradient") || treated.has("non-finite"), treated::toString);
  }

  @Test
  void aSmallerRateKeepsUnitsAlive() {
    ExperimentSpec sick = Patient.spec(1, 5, 16, "relu", "he-normal", "training.learningRate", 1.0);
    Finding dead = Patient.after(60, sick).finding("dead-units");
    Patient treated = Patient.after(60, SpecPatch.apply(sick, dead.remedies().get(0).changes()));
    assertTrue(treated.faults().isEmpty(), treated::toString);
  }

  @Test
  void everyRemedyEverOfferedIsAnExperiment() {
    ExperimentSpec[] sick = {
      Patient.spec(1, 5, 16, "tanh", "constant"),
      Patient.spec(1, 20, 16, "sigmoid", "xavier-normal", "training.precision", "float16"),
      Patient.spec(1, 5, 16, "relu", "normal", "network.initializer.std", 3),
      Patient.spec(1, 5, 16, "tanh", "xavier-normal", "training.learningRate", 5.0),
      Patient.spec(1, 5, 16, "relu", "he-normal", "training.learningRate", 1e-6),
      Patient.spec(1, 5, 16, "relu", "he-normal", "network.residual", "plain"),
      Patient.spec(1, 5, 16, "tanh", "xavier-normal", "network.initializer.gain", 20)
    };
    for (ExperimentSpec spec : sick) {
      for (Finding finding : Patient.after(30, spec).findings()) {
        for (Remedy remedy : finding.remedies()) {
          assertFalse(spec.equals(SpecPatch.apply(spec, remedy.changes())), remedy::label);
        }
      }
    }
  }
}
