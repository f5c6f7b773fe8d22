package backflow.study;

import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.Collections;
import java.util.List;

/** Moments of small runs. */
final class TheoryMoments {
  private TheoryMoments() {}

  static NetworkSpec network(int depth, int width, String activation, Scheme scheme) {
    return network(
        Collections.nCopies(depth, width),
        activation,
        scheme,
        Normalization.NONE,
        Residual.NONE,
        0);
  }

  static NetworkSpec network(
      List<Integer> widths,
      String activation,
      Scheme scheme,
      Normalization normalization,
      Residual residual,
      double dropout) {
    InitializerSpec start = InitializerSpec.of(scheme);
    return new NetworkSpec(widths, List.of(activation), start, normalization, residual, dropout);
  }

  /** After some steps of training. */
  static Moment after(int steps, NetworkSpec network) {
    ExperimentSpec spec = ExperimentSpec.DEFAULT.withNetwork(network);
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.plain(), Measuring.NOTHING);
    while (trainer.steps() < steps) {
      trainer.step();
    }
    return Moment.of(trainer);
  }
}
