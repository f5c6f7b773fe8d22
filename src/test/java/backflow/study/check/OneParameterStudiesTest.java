package backflow.study.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.Band;
import backflow.check.Companions;
import backflow.check.DepthCurve;
import backflow.check.ElementPlace;
import backflow.check.Inquiry;
import backflow.check.KinkLine;
import backflow.check.Recipe;
import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.SpecJson;
import backflow.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OneParameterStudiesTest {
  private static final Study.Cancelled NEVER = () -> false;

  private static Moment moment(String network, int step) {
    ExperimentSpec spec =
        SpecJson.read(
            "{\"backflow\": 1, \"data\": {\"set\": \"spirals\", \"samples\": 64}, \"network\": {"
                + network
                + "}, \"training\": {\"batchSize\": 16}}",
            null);
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.NOTHING);
    while (trainer.steps() < step) {
      trainer.step();
    }
    return Moment.of(trainer);
  }

  private static Moment relu(int step) {
    return moment(
        "\"hidden\": {\"depth\": 4, \"width\": 8}, \"activation\": \"relu\","
            + " \"initializer\": {\"scheme\": \"he-normal\"}",
        step);
  }

  private static double[] values(Network network) {
    return network.parameters().stream()
        .map(Parameter::value)
        .flatMapToDouble(m -> Arrays.stream(m.data))
        .toArray();
  }

  @Test
  void kinksAndRecipeLookAtTheSameParameterOfTheSameStep() {
    Moment moment = relu(7);
    double[] before = values(moment.network());
    Inquiry kink = Inquiry.USUAL.withSpoilers(List.of("kink"));
    CheckedKinks line = new KinksStudy().of(moment, kink, (i, of) -> {}, NEVER);
    CheckedOne one = new OneStudy().of(moment, kink, (i, of) -> {}, NEVER);
    assertNotNull(line);
    assertNotNull(one);
    assertEquals(7, line.step());
    assertEquals(7, one.step());
    assertEquals(line.line().place(), one.recipe().place());
    assertEquals(line.line().element(), one.recipe().element());
    assertEquals(Band.KINK, line.line().element().band());
    assertTrue(line.line().within().stream().anyMatch(c -> Math.abs(c.offset() - 1e-6) < 1e-9));
    assertArrayEquals(before, values(moment.network()));
  }

  @Test
  void inAShorterFormatEveryNumberIsOneOfThatFormat() {
    Inquiry single = Inquiry.USUAL.withPrecision(FloatFormat.FLOAT32);
    CheckedOne one = new OneStudy().of(relu(7), single, (i, of) -> {}, NEVER);
    CheckedKinks line = new KinksStudy().of(relu(7), single, (i, of) -> {}, NEVER);
    assertNotNull(one);
    assertNotNull(line);
    CheckedDepths depths = new DepthsStudy().of(relu(7), single, (i, of) -> {}, NEVER);
    assertNotNull(depths);
    assertEquals(FloatFormat.FLOAT32, depths.errors().precision());
    Recipe r = one.recipe();
    assertEquals(FloatFormat.FLOAT32, r.precision());
    assertEquals(5e-3, r.epsilon());
    for (double x : List.of(r.theta(), r.plus(), r.minus(), r.lossPlus(), r.lossMinus())) {
      assertEquals((float) x, x);
    }
    for (KinkLine.Point point : line.line().points()) {
      double at = line.line().theta() + point.offset();
      assertEquals((float) at, at);
      assertEquals((float) point.rise(), point.rise());
    }
  }

  @Test
  void aChosenParameterIsLookedAt() {
    Inquiry chosen = Inquiry.USUAL.withPlace(new ElementPlace(3, 5));
    CheckedOne one = new OneStudy().of(relu(0), chosen, (i, of) -> {}, NEVER);
    assertNotNull(one);
    assertEquals("b2[6]", one.recipe().name().brief());
    assertEquals(0, one.recipe().searched());
    assertEquals(chosen, new OneStudy().question(chosen));
    assertEquals(chosen, new KinksStudy().question(chosen));
    assertEquals(Inquiry.USUAL, new DepthsStudy().question(chosen), "depths know no place");
  }

  @Test
  void depthsAreThoseOfTheExperimentsOwnNetworkAtItsStart() {
    Moment late = moment("\"hidden\": {\"depth\": 3, \"width\": 6}, \"activation\": \"tanh\"", 20);
    Moment start = moment("\"hidden\": {\"depth\": 9, \"width\": 6}, \"activation\": \"tanh\"", 0);
    CheckedDepths depths = new DepthsStudy().of(late, Inquiry.USUAL, (i, of) -> {}, NEVER);
    CheckedDepths same = new DepthsStudy().of(start, Inquiry.USUAL, (i, of) -> {}, NEVER);
    assertNotNull(depths);
    assertNotNull(same);
    assertEquals(20, depths.step());
    assertEquals(depths.errors(), same.errors(), "neither depth nor training matters");
    assertEquals(
        List.of("tanh", "sigmoid", "relu"),
        depths.errors().curves().stream().map(DepthCurve::activation).toList());
    assertEquals(6, depths.errors().width());
    assertEquals(16, depths.errors().samples());
  }

  @Test
  void whichActivationsStandBesideIsAChoice() {
    Moment moment = relu(0);
    Inquiry selu = Inquiry.USUAL.withBeside("SELU");
    CheckedDepths depths = new DepthsStudy().of(moment, selu, (i, of) -> {}, NEVER);
    assertNotNull(depths);
    assertEquals(
        List.of("relu", "selu"),
        depths.errors().curves().stream().map(DepthCurve::activation).toList());
    CheckedDepths alone =
        new DepthsStudy()
            .of(moment, Inquiry.USUAL.withBeside("nothing beside"), (i, of) -> {}, NEVER);
    assertNotNull(alone);
    assertEquals(1, alone.errors().curves().size());
    assertEquals(selu, new DepthsStudy().question(selu));
    assertEquals(Inquiry.USUAL, new KinksStudy().question(selu));
    assertTrue(Companions.all().containsAll(List.of(Companions.USUAL, "nothing beside", "GELU")));
  }

  @Test
  void aNetworkWithoutHiddenLayersIsLookedAtToo() {
    Moment moment = moment("\"hidden\": []", 0);
    CheckedKinks line = new KinksStudy().of(moment, Inquiry.USUAL, (i, of) -> {}, NEVER);
    assertNotNull(line);
    assertEquals(0, line.line().flips());
    CheckedDepths depths = new DepthsStudy().of(moment, Inquiry.USUAL, (i, of) -> {}, NEVER);
    assertNotNull(depths);
    assertEquals(16, depths.errors().width());
  }

  @Test
  void allCanBeGivenUp() {
    Moment moment = relu(0);
    assertNull(new KinksStudy().of(moment, Inquiry.USUAL, (i, of) -> {}, () -> true));
    assertNull(new OneStudy().of(moment, Inquiry.USUAL, (i, of) -> {}, () -> true));
    assertNull(new DepthsStudy().of(moment, Inquiry.USUAL, (i, of) -> {}, () -> true));
  }
}
