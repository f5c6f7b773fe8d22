package backflow.diagnose.rule;

import backflow.math.FloatFormat;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import java.math.BigDecimal;
import java.math.MathContext;

/** Remedies that several rules offer. */
final class Remedies {
  private static final String ACTIVATION = "network.activation";
  private static final String SCHEME = "network.initializer.scheme";
  private static final String GAIN = "network.initializer.gain";
  private static final String BIAS = "network.initializer.bias";

  private Remedies() {}

  static Remedy reluAndHe() {
    return Remedy.of(
        "ReLU + He", ACTIVATION, "relu", SCHEME, Scheme.HE_NORMAL.id(), GAIN, 1.0, BIAS, 0.0);
  }

  /** The initializer that keeps the scale of signals for the activation that is there. */
  static Remedy fittingStart(Subject s) {
    Scheme scheme = fitting(s);
    String author = scheme.label().substring(0, scheme.label().indexOf(' '));
    return Remedy.of(author + " initializer", SCHEME, scheme.id(), GAIN, 1.0, BIAS, 0.0);
  }

  private static Scheme fitting(Subject s) {
    if (s.isAll("tanh") || s.isAll("softsign") || s.isAll("hard-tanh")) {
      return Scheme.XAVIER_NORMAL;
    }
    return s.isAll("selu") || s.isAll("identity") ? Scheme.LECUN_NORMAL : Scheme.HE_NORMAL;
  }

  /** Whether the weights start as {@link #fittingStart} would have it. */
  static boolean startsFittingly(Subject s) {
    String fitting = fitting(s).id();
    String family = fitting.substring(0, fitting.indexOf('-'));
    return s.gain() == 1 && s.scheme().id().startsWith(family);
  }

  static Remedy batchNorm() {
    return Remedy.of("Batch norm", "network.normalization", "batch");
  }

  static Remedy scaledResidual() {
    return Remedy.of("Scaled residual", "network.residual", Residual.SCALED.id());
  }

  static Remedy activation(String label, String id) {
    return Remedy.of(label, ACTIVATION, id);
  }

  static Remedy precision(FloatFormat format) {
    return Remedy.of(format.word(), "training.precision", format.word());
  }

  static Remedy clipping() {
    return Remedy.of(
        "Clip by norm", "training.clipping.mode", "norm", "training.clipping.threshold", 1.0);
  }

  /** The learning rate times a factor, in two digits. */
  static Remedy learningRate(Subject s, double factor) {
    double next = Math.min(1000, s.learningRate() * factor);
    double rounded = new BigDecimal(next).round(new MathContext(2)).doubleValue();
    boolean plain = rounded >= 1e-4 && rounded < 1e4;
    String number =
        plain
            ? BigDecimal.valueOf(rounded).stripTrailingZeros().toPlainString()
            : Form.NUMBER.of(rounded);
    String label = "Learning rate " + number;
    return Remedy.of(label, "training.learningRate", rounded);
  }

  /** Whether any two neighbouring hidden layers have the same width, so that skips do something. */
  static boolean canSkip(Subject s) {
    for (int l = 2; l <= s.depth(); l++) {
      if (s.architecture().width(l) == s.architecture().width(l - 1)) {
        return s.architecture().residual() == Residual.NONE;
      }
    }
    return false;
  }

  static boolean isReluLike(Subject s) {
    return s.isAll("relu") || s.isAll("leaky-relu") || s.isAll("prelu");
  }
}
