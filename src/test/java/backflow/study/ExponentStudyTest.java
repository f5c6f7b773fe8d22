package backflow.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.units.TrainedRun;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Workspace;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.LossScale;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExponentStudyTest {
  private static ExperimentSpec spec(FloatFormat format, LossScale scale, double dropout) {
    ExperimentSpec usual = ExperimentSpec.DEFAULT;
    Normalization norm = dropout > 0 ? Normalization.BATCH : Normalization.NONE;
    NetworkSpec deep =
        new NetworkSpec(
            Collections.nCopies(9, 8),
            List.of("sigmoid"),
            usual.network().initializer(),
            norm,
            Residual.NONE,
            dropout);
    return usual.withNetwork(deep).withTraining(usual.training().withPrecision(format, scale));
  }

  private static GradientExponents find(Moment moment) {
    return Objects.requireNonNull(new ExponentStudy().of(moment, Interest.NONE, () -> false));
  }

  private static List<double[]> gradients(Network network) {
    List<double[]> all = new ArrayList<>();
    for (Parameter p : network.parameters()) {
      all.add(p.gradient().data.clone());
    }
    return all;
  }

  @Test
  void exponentsAreThoseOfTheNumbers() {
    Exponents e =
        Exponents.of(
            1,
            -1.999,
            2,
            0x1.8p-30,
            Double.MIN_VALUE,
            3 * Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            0.0,
            -0.0,
            Double.NaN,
            1 / 0.0,
            -1 / 0.0);
    assertEquals(2, e.count(0));
    assertEquals(1, e.count(1));
    assertEquals(1, e.count(-30));
    assertEquals(1, e.count(-1074));
    assertEquals(1, e.count(-1073));
    assertEquals(1, e.count(-1022));
    assertEquals(1, e.count(1023));
    assertEquals(-1074, e.low());
    assertEquals(1023, e.high());
    assertEquals(8, e.present());
    assertEquals(List.of(2L, 1L, 2L, 13L), List.of(e.zeros(), e.nans(), e.infinities(), e.total()));
    assertEquals(0, e.count(-2000) + e.count(2000));
    Exponents none = Exponents.of(0, Double.NaN);
    assertTrue(none.isEmpty());
    assertEquals(0, none.present());
  }

  @Test
  void theMedianLiesInTheMiddle() {
    Exponents e = Exponents.of(0x1p-9, 0x1p-5, 0x1p-5, 0x1p3, 0x1p4);
    assertEquals(-9, e.quantile(0));
    assertEquals(-5, e.quantile(0.5));
    assertEquals(3, e.quantile(0.6));
    assertEquals(4, e.quantile(1));
  }

  /** At the ends of float16: 2⁻²⁵ is a tie and goes to 0, 65,520 a tie and goes to ∞. */
  @Test
  void whatIsLostIsCountedAtTheVeryEnds() {
    double[] values = {
      0x1p-25, Math.nextUp(0x1p-25), -0x1p-25, 65519.99, 65520, -65520, 0, Double.NaN, 1 / 0.0
    };
    assertEquals(new Lost(2, 2, 6), Lost.rounding(values, 1, FloatFormat.FLOAT16));
    assertEquals(new Lost(0, 3, 6), Lost.rounding(values, 2, FloatFormat.FLOAT16));
    assertEquals(new Lost(0, 0, 6), Lost.rounding(values, 1, FloatFormat.FLOAT32));
    assertEquals(4.0 / 6, Lost.rounding(values, 1, FloatFormat.FLOAT16).share());
    assertTrue(Blank.is(Lost.rounding(new double[2], 1, FloatFormat.FLOAT16).share()));
    double[] become = {0, 1, Double.NaN, 1 / 0.0, 65504, 0, 5, 5, 5};
    assertEquals(new Lost(2, 2, 6), Lost.between(values, become));
  }

  /** A pass of its own with plain kernels, and each format's limits written out. */
  @ParameterizedTest
  @EnumSource(FloatFormat.class)
  void sharesAreThoseOfEveryEntryOfAPassInDouble(FloatFormat format) {
    LossScale scale = LossScale.constant(format == FloatFormat.FLOAT32 ? 1000 : 1);
    Moment moment = TrainedRun.moment(spec(format, scale, 0), 7);
    GradientExponents found = find(moment);
    assertEquals(7, found.step());
    assertEquals(32, found.batch());
    assertEquals(format, found.precision());
    assertEquals(List.of(scale.start(), 1.0, 0x1p8, 0x1p16, 0x1p24), found.scales());
    Network network = moment.network();
    RandomStream unused = RandomStream.of(0, "unused");
    Workspace plain = new Workspace(network, 32, KernelChoice.plain(), unused, Keep.ALL);
    network.forward(moment.inputs(), plain, Mode.PROBE);
    double[] y = moment.targets().data;
    int outputs = plain.output().numCols;
    double[] out = plain.output().data;
    moment.setup().targets().loss().gradient(out, y, plain.outputGradient().data, 32, outputs);
    network.backward(plain);
    for (int l = 1; l <= 10; l++) {
      double[] g = network.layers().get(l - 1).dense().weight().gradient().data;
      assertEquals(g.length, found.layer(l).entries().total());
      for (int s = 0; s < found.scales().size(); s++) {
        assertLost(g, found.scales().get(s), found.layer(l), s);
      }
    }
  }

  private static double zeroUpTo(FloatFormat format) {
    return switch (format) {
      case FLOAT16 -> 0x1p-25;
      case BFLOAT16 -> 0x1p-134;
      case FLOAT32 -> 0x1p-150;
      case FLOAT64 -> 0;
    };
  }

  private static double infiniteFrom(FloatFormat format) {
    return switch (format) {
      case FLOAT16 -> 65520;
      case BFLOAT16 -> 0x1.ffp127;
      case FLOAT32 -> 0x1.ffffffp127;
      case FLOAT64 -> 1 / 0.0;
    };
  }

  private static void assertLost(double[] g, double s, GradientExponents.Layer layer, int scale) {
    for (FloatFormat format : FloatFormat.values()) {
      int below = 0;
      int above = 0;
      int twin = 0;
      for (double x : g) {
        double size = Math.abs(s * x);
        below += x != 0 && size <= zeroUpTo(format) ? 1 : 0;
        above += size >= infiniteFrom(format) ? 1 : 0;
        double rounded = format.round(s * x);
        twin += x != 0 && (rounded == 0 || Double.isInfinite(rounded)) ? 1 : 0;
      }
      Lost lost = layer.rounded(scale, format);
      assertEquals(below, lost.toZero());
      assertEquals(above, lost.notFinite());
      assertEquals(twin, lost.toZero() + lost.notFinite());
      assertEquals(layer.entries().present(), lost.of());
    }
  }

  @ParameterizedTest
  @EnumSource(FloatFormat.class)
  void whatIsMeasuredIsTheQuantityOfTheRun(FloatFormat format) {
    ExperimentSpec spec = spec(format, LossScale.constant(64), 0.2);
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    for (int i = 0; i <= 10; i++) {
      trainer.step();
    }
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    assertEquals(10, snapshot.step());
    GradientExponents found = find(TrainedRun.moment(spec, 10));
    assertEquals(64, found.scales().get(0));
    for (int l = 1; l <= 10; l++) {
      double measured = snapshot.get(LayerQuantity.LOST_GRADIENT_SHARE, l);
      double share = found.layer(l).measured().share();
      assertEquals(format == FloatFormat.FLOAT64, Blank.is(measured));
      assertEquals(format == FloatFormat.FLOAT64 ? 0 : measured, share);
    }
  }

  @Test
  void aPassInTheFormatLosesMoreThanRoundingOnce() {
    ExperimentSpec spec = spec(FloatFormat.FLOAT16, LossScale.ONE, 0);
    GradientExponents found = find(TrainedRun.moment(spec, 10));
    long rounded = 0;
    long measured = 0;
    for (GradientExponents.Layer layer : found.layers()) {
      rounded += layer.rounded(0, FloatFormat.FLOAT16).toZero();
      measured += layer.measured().toZero();
    }
    assertTrue(rounded > 0 && measured > rounded, rounded + " by rounding, in the run " + measured);
  }

  @Test
  void aLargerScaleLosesFewerToZeroAndMoreToInfinity() {
    GradientExponents found =
        find(TrainedRun.moment(spec(FloatFormat.FLOAT16, LossScale.ONE, 0), 3));
    long first = 0;
    long last = 0;
    for (GradientExponents.Layer layer : found.layers()) {
      for (FloatFormat format : FloatFormat.values()) {
        for (int s = 2; s < found.scales().size(); s++) {
          Lost before = layer.rounded(s - 1, format);
          Lost after = layer.rounded(s, format);
          assertTrue(after.toZero() <= before.toZero());
          assertTrue(after.notFinite() >= before.notFinite());
        }
      }
      first += layer.rounded(1, FloatFormat.FLOAT16).toZero();
      last += layer.rounded(4, FloatFormat.FLOAT16).toZero();
    }
    assertTrue(last < first, first + " → " + last);
  }

  @Test
  void lookingPutsEverythingBackAlsoWhenItGivesUp() {
    Moment moment = TrainedRun.moment(spec(FloatFormat.FLOAT16, LossScale.DYNAMIC, 0.2), 4);
    List<double[]> before = gradients(moment.network());
    double[] z = moment.workspace().layer(3).z().data.clone();
    GradientExponents found = find(moment);
    assertEquals(65536, found.scales().get(0));
    assertNull(new ExponentStudy().of(moment, Interest.NONE, () -> true));
    List<double[]> after = gradients(moment.network());
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), after.get(i));
    }
    assertArrayEquals(z, moment.workspace().layer(3).z().data);
    assertEquals(found.layer(1).measured(), find(moment).layer(1).measured());
  }
}
