package backflow.figure.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.lesson.Scenes;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import org.junit.jupiter.api.Test;

final class ActivationFunctionTest {
  @Test
  void everyActivationHasItsFormula() {
    for (Activation activation : Activations.all()) {
      String formula = ActivationFunction.definition(activation.id());
      assertTrue(formula.startsWith("f(z) = "), formula);
    }
  }

  @Test
  void itsNumbersAreTheCurveAndEveryZOnce() {
    Readings sigmoid =
        TrainedRun.of(Scenes.named("vanishing-sigmoid").orElseThrow().spec(), Focus.LIVE);
    Table table = new ActivationFunction().table(sigmoid, Focus.LIVE.withLayer(1));
    int count = table.columns().indexOf("count");
    long now = 0;
    long curve = 0;
    for (var row : table.rows()) {
      now += row.get(0).equals("z") ? Long.parseLong(row.get(count)) : 0;
      curve += row.get(0).equals("curve") ? 1 : 0;
    }
    assertEquals(384 * 16, now);
    assertEquals(321, curve);
    assertTrue(table.rows().stream().anyMatch(r -> r.get(0).equals("z at the start")));
  }
}
