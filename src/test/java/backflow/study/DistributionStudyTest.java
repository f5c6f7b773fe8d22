package backflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.units.TrainedRun;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Workspace;
import backflow.train.ExperimentSpec;
import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

final class DistributionStudyTest {
  private static LayerDistributions find(Moment moment) {
    return Objects.requireNonNull(new DistributionStudy().of(moment, Interest.NONE, () -> false));
  }

  @Test
  void countsAreThoseOfAWholePassOverTheProbeSet() {
    ExperimentSpec spec = Scenes.named("dying-relu").orElseThrow().spec();
    Moment moment = TrainedRun.moment(spec, 30);
    double[] weights =
        moment.network().parameters().stream()
            .flatMapToDouble(p -> Arrays.stream(p.value().data))
            .toArray();
    LayerDistributions found = find(moment);
    assertEquals(30, found.step());
    assertEquals(384, found.samples());
    assertEquals(32, found.batch());
    assertEquals(7, found.layers().size());
    DMatrixRMaj x = moment.setup().probeInputs();
    RandomStream unused = RandomStream.of(0, "unused");
    Workspace all =
        new Workspace(moment.network(), x.numRows, KernelChoice.plain(), unused, Keep.ALL);
    moment.network().forward(x, all, Mode.PROBE);
    for (int l = 1; l <= 7; l++) {
      LayerDistributions.Layer layer = found.layer(l);
      DMatrixRMaj a = all.layer(l).a();
      double[] values = Arrays.copyOf(a.data, a.getNumElements());
      assertEquals(values.length, layer.a().total());
      long zeros = Arrays.stream(values).filter(v -> v == 0).count();
      assertEquals(zeros, layer.a().zeros());
      DMatrixRMaj z = all.layer(l).z();
      double max = Arrays.stream(z.data, 0, z.getNumElements()).max().orElseThrow();
      assertEquals(max, layer.z().max(), 1e-12 * Math.abs(max));
      DMatrixRMaj da = moment.workspace().layer(l).da();
      assertEquals(da.getNumElements(), layer.da().total());
      assertEquals(
          moment.network().layers().get(l - 1).dense().weight().size(), layer.dw().total());
      Stretch near = layer.near();
      if (l == 7) {
        assertNull(layer.curve());
        continue;
      }
      long below = Arrays.stream(z.data, 0, z.getNumElements()).filter(v -> v < -4).count();
      assertEquals(below, Objects.requireNonNull(near).below());
      assertEquals(z.getNumElements(), near.total());
      long off = Arrays.stream(z.data, 0, z.getNumElements()).filter(v -> v <= 0).count();
      assertEquals(off, layer.flat(), "ReLU passes nothing at and under 0");
      assertEquals((double) off / z.getNumElements(), layer.flatShare());
    }
    double[] after =
        moment.network().parameters().stream()
            .flatMapToDouble(p -> Arrays.stream(p.value().data))
            .toArray();
    assertTrue(Arrays.equals(weights, after), "looking changes nothing");
  }

  @Test
  void theStartIsStepZeroOfTheSameRun() {
    ExperimentSpec spec = Scenes.named("dying-relu").orElseThrow().spec();
    LayerDistributions first = find(TrainedRun.moment(spec, 0));
    LayerDistributions later = find(TrainedRun.moment(spec, 12));
    for (int l = 1; l <= 7; l++) {
      assertEquals(first.layer(l).a().max(), later.atStart(l).a().max());
      assertEquals(first.layer(l).a().zeros(), later.atStart(l).a().zeros());
      assertEquals(first.layer(l).dw().max(), later.atStart(l).dw().max());
    }
  }

  @Test
  void curvesKnowWhereTheyAreFlat() {
    ExperimentSpec relu = Scenes.named("dying-relu").orElseThrow().spec();
    Curve curve = Objects.requireNonNull(find(TrainedRun.moment(relu, 0)).layer(1).curve());
    int middle = curve.points() / 2;
    assertEquals(0, curve.z(middle));
    assertEquals(Curve.Part.DEAD, curve.part(middle));
    assertEquals(Curve.Part.LIVE, curve.part(middle + 1));
    assertEquals(curve.reach(), curve.value(curve.points() - 1));
    ExperimentSpec deep = Scenes.named("vanishing-sigmoid").orElseThrow().spec();
    Curve sigmoid = Objects.requireNonNull(find(TrainedRun.moment(deep, 0)).layer(1).curve());
    assertEquals(6, sigmoid.reach());
    assertEquals(0.25, sigmoid.derivative(sigmoid.points() / 2), 1e-12);
    assertEquals(Curve.Part.SATURATED, sigmoid.part(0));
    assertEquals(Curve.Part.LIVE, sigmoid.part(sigmoid.points() / 2));
  }

  /** Beside a tail told by f′ = a(1 − a) and the 5.91 % of its maximum of one quarter. */
  @Test
  void saturatedIsCountedOneByOne() {
    ExperimentSpec deep = Scenes.named("vanishing-sigmoid").orElseThrow().spec();
    Moment moment = TrainedRun.moment(deep, 0);
    Arrays.fill(moment.network().layers().get(0).dense().bias().value().data, 3.9);
    LayerDistributions found = find(moment);
    DMatrixRMaj x = moment.setup().probeInputs();
    RandomStream unused = RandomStream.of(0, "unused");
    Workspace all =
        new Workspace(moment.network(), x.numRows, KernelChoice.plain(), unused, Keep.ALL);
    moment.network().forward(x, all, Mode.PROBE);
    DMatrixRMaj a = all.layer(1).a();
    long flat =
        Arrays.stream(a.data, 0, a.getNumElements())
            .filter(v -> v * (1 - v) < 0.0591 * 0.25)
            .count();
    assertTrue(flat > 100 && flat < a.getNumElements() - 100, "some, not all: " + flat);
    assertEquals(flat, found.layer(1).flat());
  }

  @Test
  void aStretchCountsWhatIsBeyondItsEnds() {
    double[] values = {-5, -1, 0, 0.5, 1, 7, Double.NaN, Double.POSITIVE_INFINITY};
    Stretch stretch = Stretch.of(values, 0, 1, values.length, -1, 1, 4);
    assertEquals(1, stretch.below());
    assertEquals(2, stretch.above());
    assertEquals(1, stretch.nans());
    assertEquals(1, stretch.count(0));
    assertEquals(1, stretch.count(2));
    assertEquals(2, stretch.count(3));
    assertEquals(8, stretch.total());
    assertEquals(-5, stretch.min());
    assertEquals(Double.POSITIVE_INFINITY, stretch.max());
  }
}
