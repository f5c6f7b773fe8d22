package backflow.figure.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.Theme;
import backflow.check.Arrangement;
import backflow.check.BackwardPass;
import backflow.check.Band;
import backflow.check.ElementPlace;
import backflow.check.GradientCheck;
import backflow.check.GradientReport;
import backflow.check.Inquiry;
import backflow.check.Subject;
import backflow.data.Dataset;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.study.check.CheckedTensors;
import backflow.study.check.UnderWay;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckTensorsTest {
  private static final Look LOOK = Look.of(Theme.LIGHT, 1000, 600);

  private final CheckTensors figure = new CheckTensors();

  private static Setup setup(int depth, int width, String activation, Normalization norm) {
    InitializerSpec start = InitializerSpec.of(Scheme.HE_NORMAL);
    NetworkSpec network =
        new NetworkSpec(
            Collections.nCopies(depth, width), List.of(activation), start, norm, Residual.NONE, 0);
    return Setup.of(ExperimentSpec.DEFAULT.withNetwork(network));
  }

  private static CheckedTensors checked(Setup setup, Inquiry inquiry, BackwardPass pass) {
    Dataset batch = setup.train().select(IntStream.range(0, 16).toArray());
    Subject subject = new Subject(setup.network(), setup.targets().loss(), batch.x(), batch.y(), 7);
    Arrangement how = inquiry.arranged(subject);
    GradientReport report = new GradientCheck(how.subject(), how.conditions(), pass).run();
    return CheckedTensors.of(12, setup.network(), inquiry, report);
  }

  private static CheckedTensors right() {
    return checked(setup(3, 5, "tanh", Normalization.NONE), Inquiry.USUAL, BackwardPass.HONEST);
  }

  /** A pass that spoils the gradient of one tensor. */
  private static BackwardPass forgetting(String tensor) {
    return (network, workspace) -> {
      network.backward(workspace);
      network.parameters().stream()
          .filter(p -> p.name().equals(tensor))
          .forEach(p -> Arrays.fill(p.gradient().data, 0));
    };
  }

  private static Readings readings(CheckedTensors found) {
    Readings readings = new Readings();
    readings.findings().put(CheckedTensors.class, found);
    return readings;
  }

  private RecordingPen draw(Readings readings, Focus focus) {
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, LOOK, focus);
    assertTrue(pen.isTidy());
    return pen;
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  @Test
  void aRightGradientIsCalledRightWithItsNumbers() {
    CheckedTensors found = right();
    RecordingPen pen = draw(readings(found), Focus.LIVE);
    int judged = found.report().checked() - found.report().count(Band.UNRESOLVABLE);
    assertTrue(
        says(pen, "The gradient is right: " + judged + " of " + judged + " resolvable"),
        () -> pen.texts().toString());
    for (String word : List.of("W1", "b1", "W4", "b4", "happy", "wrong", "uncomfortable", "0")) {
      assertTrue(pen.texts().contains(word), word);
    }
    assertFalse(says(pen, "hides"));
    assertTrue(says(pen, "step 12"));
  }

  @Test
  void theWordsOfThinBandsStandApartInALowChart() {
    RecordingPen pen = new RecordingPen();
    Look low = Look.of(Theme.LIGHT, 640, 230);
    figure.draw(pen, readings(right()), low, Focus.LIVE);
    List<Box> words =
        pen.marks("text").stream()
            .filter(m -> List.of("wrong", "uncomfortable", "happy").contains(m.text()))
            .map(RecordingPen.Mark::box)
            .toList();
    assertEquals(3, words.size(), () -> pen.texts().toString());
    for (int i = 1; i < words.size(); i++) {
      double apart = words.get(i).y() - words.get(i - 1).y();
      assertTrue(apart >= low.type().note(), "lines of " + low.type().note() + " by " + apart);
    }
  }

  @Test
  void everyCheckedElementIsAMark() {
    CheckedTensors found = right();
    RecordingPen pen = draw(readings(found), Focus.LIVE);
    long small = pen.marks("circle").stream().filter(m -> m.box().width() < 8).count();
    long other = pen.marks("polygon").stream().filter(m -> m.box().width() < 12).count();
    assertTrue(small + other >= found.report().checked(), small + " " + other);
  }

  @Test
  void aWrongTensorIsNamed() {
    Setup setup = setup(3, 5, "tanh", Normalization.NONE);
    CheckedTensors found = checked(setup, Inquiry.USUAL, forgetting("W2"));
    RecordingPen pen = draw(readings(found), Focus.LIVE);
    assertTrue(says(pen, "WRONG in W2: 25 of "), () -> pen.texts().toString());
    assertTrue(figure.summary(readings(found), Focus.LIVE).contains("WRONG in W2"));
  }

  @Test
  void aSmallWrongBiasThatTheNormFormHidesIsCalledOut() {
    // far down in sigmoids a gradient is small beside that of the last layers
    Setup setup = setup(7, 6, "sigmoid", Normalization.NONE);
    CheckedTensors found = checked(setup, Inquiry.USUAL, forgetting("b1"));
    assertTrue(found.report().normForm() < 1e-3);
    assertTrue(found.report().count(Band.WRONG) > 0);
    RecordingPen pen = draw(readings(found), Focus.LIVE);
    assertTrue(says(pen, "WRONG in b1"), () -> pen.texts().toString());
    assertTrue(says(pen, "the norm form hides this: "), () -> pen.texts().toString());
    assertTrue(says(pen, "although b1 is wrong by 1.00"));
  }

  @Test
  void whatDifferencesCannotJudgeStandsApartAndIsCounted() {
    Inquiry tiny = Inquiry.USUAL.withSpoilers(List.of("tiny-gradient", "fresh-masks"));
    CheckedTensors found =
        checked(setup(3, 5, "relu", Normalization.NONE), tiny, BackwardPass.HONEST);
    RecordingPen pen = draw(readings(found), Focus.LIVE);
    int many = found.report().count(Band.UNRESOLVABLE);
    assertTrue(many > 50);
    assertTrue(pen.texts().contains(many + " unresolvable"), () -> pen.texts().toString());
    assertTrue(says(pen, "spoiled: "), () -> pen.texts().toString());
    assertTrue(says(pen, "but no dropout here"), () -> pen.texts().toString());
  }

  @Test
  void whatIsUnderThePointerTellsItsNumbers() {
    CheckedTensors found = right();
    RecordingPen pen = draw(readings(found), Focus.LIVE);
    Box dot =
        pen.marks("circle").stream()
            .map(RecordingPen.Mark::box)
            .filter(b -> b.width() < 8 && b.y() > 120)
            .findFirst()
            .orElseThrow();
    Hit hit = figure.hit(dot.x() + dot.width() / 2, dot.y() + dot.height() / 2);
    ElementPlace place = hit.element();
    assertNotNull(place);
    assertEquals(found.report().tensors().get(place.parameter()).layer(), hit.layer());
    RecordingPen over = draw(readings(found), Focus.LIVE.withHover(hit));
    String name = found.name(place.parameter(), place.index()).brief();
    assertTrue(says(over, name + ": analytic "), () -> over.texts().toString());
    assertTrue(says(over, ", relative error "));
    Knobs chosen = CheckKnobs.with(Knobs.START, place);
    RecordingPen kept = draw(readings(found), Focus.LIVE.withKnobs(chosen));
    assertTrue(says(kept, name + ": analytic "));
    assertTrue(
        figure
            .formula(readings(found), Focus.LIVE.withKnobs(chosen))
            .contains(found.name(place.parameter(), place.index()).words()));
  }

  @Test
  void oneSidedDifferencesErrMore() {
    CheckedTensors found = right();
    Knobs oneSided = Knobs.START.with(CheckKnobs.SCHEME, CheckKnobs.ONE_SIDED);
    String centred = figure.summary(readings(found), Focus.LIVE);
    String other = figure.summary(readings(found), Focus.LIVE.withKnobs(oneSided));
    assertTrue(centred.contains("right") && other.contains("right"));
    assertFalse(centred.equals(other));
  }

  @Test
  void twoRunsStandSideBySideEachWithItsVerdict() {
    Readings a = readings(right());
    Setup setup = setup(2, 4, "relu", Normalization.BATCH);
    a.beside(readings(checked(setup, Inquiry.USUAL, forgetting("gamma2"))));
    RecordingPen pen = draw(a, Focus.LIVE);
    assertTrue(says(pen, "A  ") && says(pen, "B  "));
    assertTrue(pen.texts().stream().anyMatch(t -> t.startsWith("Right: ") || t.startsWith("The")));
    assertTrue(says(pen, "WRONG in gamma2"), () -> pen.texts().toString());
    assertTrue(figure.summary(a, Focus.LIVE).startsWith("A: "));
  }

  @Test
  void beforeTheFirstResultItSaysHowFarTheCheckIs() {
    Readings readings = new Readings();
    assertTrue(says(draw(readings, Focus.LIVE), "not checked yet"));
    UnderWay now = new UnderWay(0, CheckedTensors.class, 412, 2000);
    readings.findings().put(UnderWay.class, now);
    assertTrue(says(draw(readings, Focus.LIVE), "checking … 412 of 2,000"));
  }

  @Test
  void aHundredAndFiftyLayersAndNoneAreDrawnWithinTheFigure() {
    for (int depth : new int[] {0, 1, 50, 150}) {
      Setup setup = setup(Math.max(depth, 0), 2, "tanh", Normalization.NONE);
      CheckedTensors found = checked(setup, Inquiry.USUAL.withSample(700), BackwardPass.HONEST);
      for (double width : new double[] {300, 640, 1600}) {
        RecordingPen pen = new RecordingPen();
        Look look = Look.of(Theme.DARK, width, width * 0.6);
        figure.forget();
        figure.draw(pen, readings(found), look, Focus.LIVE);
        for (RecordingPen.Mark mark : pen.marks()) {
          assertTrue(mark.box().x() >= -1, mark::toString);
          assertTrue(mark.box().right() <= width + 1, mark::toString);
        }
      }
    }
  }

  @Test
  void theTableHasARowPerElement() {
    CheckedTensors found = right();
    var table = figure.table(readings(found), Focus.LIVE);
    assertEquals(found.report().checked(), table.rows().size());
    assertEquals("W1", table.rows().get(0).get(0));
    Network network = setup(3, 5, "tanh", Normalization.NONE).network();
    assertEquals(network.parameterCount(), table.rows().size());
  }
}
