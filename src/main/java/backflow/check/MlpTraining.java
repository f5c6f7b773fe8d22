package backflow.check;

import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import backflow.nn.optim.Clipper;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Optimizer;
import backflow.nn.optim.Optimizers;
import backflow.nn.optim.Rates;
import java.util.List;

/** The few training steps of a reference case: loss and norm before each, parameters after all. */
final class MlpTraining {
  private static final List<String> KEYS =
      List.of(
          "optimizer",
          "clipping",
          "steps",
          "lossBeforeEachStep",
          "totalGradientNormBeforeClipping",
          "parametersAfter");
  private static final List<String> RATES =
      List.of(
          "name",
          "learningRate",
          "momentum",
          "nesterov",
          "beta1",
          "beta2",
          "epsilon",
          "decay",
          "weightDecay");

  private final MlpProblem problem;
  private final CaseNode training;
  private final Comparison comparison;

  MlpTraining(MlpProblem problem, CaseNode training, Comparison comparison) {
    this.problem = problem;
    this.training = training;
    this.comparison = comparison;
    training.allowOnly(KEYS);
  }

  void run(Kernels kernels) {
    int steps = training.at("steps").count();
    double[] losses = training.at("lossBeforeEachStep").vector(steps);
    double[] norms = training.at("totalGradientNormBeforeClipping").vector(steps);
    double[] actualLosses = new double[steps];
    double[] actualNorms = new double[steps];
    Network network = problem.network();
    steps(network, kernels, actualLosses, actualNorms);
    comparison.array("training losses", actualLosses, losses);
    comparison.array("training norms", actualNorms, norms);
    List<double[]> wanted = MlpCase.wanted(training.at("parametersAfter"), network.parameters());
    double largest = Comparison.largest(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      Parameter p = network.parameters().get(i);
      comparison.array("parametersAfter " + p.name(), p.value().data, wanted.get(i), largest);
    }
  }

  private void steps(Network network, Kernels kernels, double[] losses, double[] norms) {
    int samples = problem.x().numRows;
    int outputs = problem.architecture().outputs();
    double[] y = problem.y().data;
    RandomStream unused = RandomStream.of(0, "reference cases draw nothing");
    Workspace workspace = new Workspace(network, samples, kernels, unused, Keep.LEAN);
    Loss loss = problem.loss();
    CaseNode o = training.at("optimizer");
    o.allowOnly(RATES);
    List<Parameter> parameters = network.parameters();
    Optimizer optimizer = optimizer(o.at("name"), parameters);
    Rates rates = rates(o);
    double learningRate = o.at("learningRate").number();
    Clipping clipping = clipping(training.at("clipping"));
    Clipper clipper = new Clipper(parameters);
    for (int t = 0; t < losses.length; t++) {
      network.forward(problem.x(), workspace, Mode.TRAIN);
      double[] output = workspace.output().data;
      losses[t] = loss.value(output, y, samples, outputs);
      loss.gradient(output, y, workspace.outputGradient().data, samples, outputs);
      network.backward(workspace);
      clipper.apply(clipping, kernels);
      norms[t] = clipper.normBefore();
      optimizer.beginStep();
      for (int i = 0; i < parameters.size(); i++) {
        optimizer.update(i, parameters.get(i), learningRate, rates, kernels, null, null);
      }
    }
  }

  private static Optimizer optimizer(CaseNode name, List<Parameter> parameters) {
    if (!Optimizers.ids().contains(name.text())) {
      throw name.wrong("is an unknown optimizer \"" + name.text() + "\"");
    }
    return Optimizers.of(name.text(), parameters);
  }

  /** What a case does not name is PyTorch's default. */
  private static Rates rates(CaseNode o) {
    CaseNode nesterov = o.find("nesterov");
    boolean adagrad = o.at("name").text().equals("adagrad");
    return new Rates(
        o.number("momentum", 0),
        nesterov != null && nesterov.flag(),
        o.number("beta1", 0.9),
        o.number("beta2", 0.999),
        o.number("epsilon", adagrad ? 1e-10 : 1e-8),
        o.number("decay", 0.99),
        o.number("weightDecay", 0));
  }

  private static Clipping clipping(CaseNode node) {
    node.allowOnly(List.of("name", "threshold"));
    String name = node.at("name").text();
    for (Clipping.Mode mode : Clipping.Mode.values()) {
      if (mode.id().equals(name)) {
        boolean none = mode == Clipping.Mode.NONE;
        return none ? Clipping.NONE : new Clipping(mode, node.at("threshold").number());
      }
    }
    throw node.at("name").wrong("is an unknown clipping \"" + name + "\"");
  }
}
