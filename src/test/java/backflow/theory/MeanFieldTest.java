package backflow.theory;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Quadrature;
import backflow.nn.Architecture;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanFieldTest {
  static Architecture net(String activation, int depth, int width) {
    return net(activation, depth, width, Normalization.NONE, Residual.NONE, 0);
  }

  private static Architecture net(
      String activation, int depth, int width, Normalization n, Residual r, double dropout) {
    Activation f = Activations.named(activation);
    return new Architecture(
        2, Collections.nCopies(depth, width), Collections.nCopies(depth, f), 1, n, r, dropout);
  }

  static Start start(Scheme scheme, double gain) {
    return new Start(scheme, gain, 1, 0.01, 0.1, 0);
  }

  private static double last(List<Double> gains) {
    return gains.get(gains.size() - 1);
  }

  /** G = RMS(∂L/∂a_1)/RMS(∂L/∂a_D). */
  private static double total(Gains gains) {
    return gains.backward().stream().skip(1).reduce(1.0, (x, y) -> x * y);
  }

  @Test
  void slopesAverageWhatLecturesQuote() {
    Activation sigmoid = Activations.named("sigmoid");
    Activation tanh = Activations.named("tanh");
    double ofSigmoid = Quadrature.gaussian(x -> sigmoid.derivative(x, 0));
    double ofTanh = Quadrature.gaussian(x -> tanh.derivative(x, 0));
    assertClose(0.207, ofSigmoid, 0, 5e-4, "E[σ′]");
    assertClose(0.606, ofTanh, 0, 5e-4, "E[tanh′]");
  }

  @Test
  void sigmoidPassesOnTwentyFourPercent() {
    Gains gains = MeanField.of(net("sigmoid", 20, 64), start(Scheme.XAVIER_NORMAL, 1), 1);
    assertClose(0.236, last(gains.backward()), 0, 5e-4, "√χ");
    assertClose(1, last(gains.forward()), 1e-6, 0, "forward");
    Gains thirty = MeanField.of(net("sigmoid", 30, 64), start(Scheme.XAVIER_NORMAL, 1), 1);
    assertTrue(total(thirty) > 3e-19 && total(thirty) < 3e-18, "about 1e-18 over 30 layers");
  }

  @Test
  void tanhStandsAtTheEdgeOfChaosAtGainOne() {
    assertClose(0.997, chi(1, 300), 0, 1e-3, "χ at gain 1");
    assertClose(1.21, chi(5 / 3.0, 300), 0, 5e-3, "χ at gain 5/3");
    assertClose(0.25, chi(0.5, 300), 0, 1e-6, "χ at gain 0.5");
  }

  private static double chi(double gain, int depth) {
    Gains gains = MeanField.of(net("tanh", depth, 64), start(Scheme.XAVIER_NORMAL, gain), 1);
    return last(gains.backward()) * last(gains.backward());
  }

  @Test
  void tanhWithGlorotDoesNotVanishOverThirtyLayers() {
    Activation tanh = Activations.named("tanh");
    List<Integer> widths = Collections.nCopies(30, 64);
    List<Activation> all = Collections.nCopies(30, tanh);
    Architecture square =
        new Architecture(64, widths, all, 1, Normalization.NONE, Residual.NONE, 0);
    Gains gains = MeanField.of(square, start(Scheme.XAVIER_NORMAL, 1), 1);
    assertClose(0.23, total(gains), 0, 0.01, "G");
  }

  @Test
  void reluWithHeIsExactlyOne() {
    Gains gains = MeanField.of(net("relu", 300, 64), start(Scheme.HE_NORMAL, 1), 1);
    assertClose(1, last(gains.backward()), 1e-13, 0, "backward");
    assertClose(1, last(gains.forward()), 1e-13, 0, "forward");
    Gains glorot = MeanField.of(net("relu", 30, 64), start(Scheme.XAVIER_NORMAL, 1), 1);
    assertClose(StrictMath.pow(2, -14.5), total(glorot), 1e-12, 0, "2^(−29/2)");
    Gains slide = MeanField.of(net("relu", 31, 64), start(Scheme.SLIDE_IN, 1), 1);
    assertClose(StrictMath.pow(2, 15), total(slide), 1e-12, 0, "√2 per layer");
  }

  @Test
  void threeHundredLayersOfAnyGainStayNumbers() {
    for (Activation f : Activations.all()) {
      for (double gain : new double[] {1e-3, 1, 100}) {
        Gains gains = MeanField.of(net(f.id(), 300, 16), start(Scheme.HE_NORMAL, gain), 1);
        for (int l = 0; l < 300; l++) {
          double forward = gains.forward().get(l);
          double backward = gains.backward().get(l);
          assertTrue(forward > 0 && forward < 1e4, f.id() + " × " + gain + ": " + forward);
          assertTrue(backward >= 0 && backward < 1e4, f.id() + " × " + gain + ": " + backward);
        }
      }
    }
  }

  @Test
  void aBiasShiftsTheMeanOfWhatTheActivationReceives() {
    Start shifted = new Start(Scheme.HE_NORMAL, 1, 1, 0.01, 0.1, -100);
    Gains gains = MeanField.of(net("relu", 3, 64), shifted, 1);
    assertClose(0, gains.backward().get(0), 0, 1e-30, "no unit is on");
    Start lifted = new Start(Scheme.HE_NORMAL, 1, 1, 0.01, 0.1, 100);
    double backward = MeanField.of(net("relu", 3, 64), lifted, 1).backward().get(0);
    assertClose(Math.sqrt(2 * 64 / 2.0), backward, 1e-12, 0, "every unit is on");
  }

  @Test
  void widthsThatChangeCount() {
    Activation relu = Activations.named("relu");
    Architecture uneven =
        new Architecture(
            4, List.of(16, 64), List.of(relu, relu), 1, Normalization.NONE, Residual.NONE, 0);
    Gains gains = MeanField.of(uneven, start(Scheme.HE_NORMAL, 1), 1);
    assertClose(2, gains.backward().get(0), 1e-12, 0, "√(16/4)");
    assertClose(2, gains.backward().get(1), 1e-12, 0, "√(64/16)");
    assertClose(1, gains.forward().get(1), 1e-12, 0, "He looks at the inputs");
  }

  @Test
  void theorySaysInWordsWhyItIsSilent() {
    Start he = start(Scheme.HE_NORMAL, 1);
    silent(net("relu", 3, 8, Normalization.BATCH, Residual.NONE, 0), he, "batch normalization");
    silent(net("relu", 3, 8, Normalization.LAYER, Residual.NONE, 0), he, "layer normalization");
    silent(net("relu", 3, 8, Normalization.NONE, Residual.SCALED, 0), he, "skips");
    silent(net("relu", 3, 8, Normalization.NONE, Residual.NONE, 0.5), he, "dropout");
    silent(net("relu", 0, 8), he, "no hidden layer");
    silent(net("relu", 3, 8), start(Scheme.CONSTANT, 1), "do not start at random");
    silent(net("relu", 3, 8), start(Scheme.HE_NORMAL, 0), "do not start at random");
    // a skip that never applies is none
    assertTrue(
        MeanField.of(net("relu", 1, 8, Normalization.NONE, Residual.PLAIN, 0), he, 1).known());
  }

  private static void silent(Architecture architecture, Start start, String why) {
    Gains gains = MeanField.of(architecture, start, 1);
    assertFalse(gains.known());
    assertTrue(gains.why().contains(why), gains.why());
    assertEquals(List.of(), gains.forward());
  }
}
