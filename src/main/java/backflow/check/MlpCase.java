package backflow.check;

import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Runs a reference case of a feed-forward network through the engine: with every family of kernels
 * that runs here, in a workspace that keeps all and in a lean one, and in training.
 */
final class MlpCase {
  private static final List<String> KEYS =
      List.of("kind", "name", "network", "parameters", "x", "y", "expected", "training");
  private static final List<String> EXPECTED =
      List.of(
          "output",
          "loss",
          "preActivations",
          "activations",
          "preActivationGradientNorms",
          "activationGradientNorms",
          "gradients",
          "gradientNorms",
          "totalGradientNorm");

  private final MlpProblem problem;
  private final CaseNode top;
  private final CaseNode expected;
  private final Comparison comparison = new Comparison();

  private MlpCase(CaseNode top) {
    top.allowOnly(KEYS);
    this.top = top;
    problem = MlpProblem.of(top);
    expected = top.at("expected");
    expected.allowOnly(EXPECTED);
  }

  static List<TensorError> run(CaseNode top) {
    MlpCase run = new MlpCase(top);
    for (String family : KernelChoice.available()) {
      Kernels kernels = KernelChoice.named(family);
      run.pass(kernels, Keep.ALL);
      run.pass(kernels, Keep.LEAN);
      CaseNode training = top.find("training");
      if (training != null) {
        new MlpTraining(run.problem, training, run.comparison).run(kernels);
      }
    }
    return run.comparison.errors();
  }

  private void pass(Kernels kernels, Keep keep) {
    Network network = problem.network();
    int samples = problem.x().numRows;
    RandomStream unused = RandomStream.of(0, "reference cases draw nothing");
    Workspace workspace = new Workspace(network, samples, kernels, unused, keep);
    workspace.measuring(true);
    network.forward(problem.x(), workspace, Mode.TRAIN);
    DMatrixRMaj output = workspace.output();
    int outputs = problem.architecture().outputs();
    double[] y = problem.y().data;
    Loss loss = problem.loss();
    comparison.array("output", output.data, expected.at("output").matrix(samples, outputs).data);
    comparison.number(
        "loss", loss.value(output.data, y, samples, outputs), expected.at("loss").number());
    layers("activations", workspace, false);
    if (keep == Keep.ALL) {
      layers("preActivations", workspace, true);
    }
    loss.gradient(output.data, y, workspace.outputGradient().data, samples, outputs);
    network.backward(workspace);
    signals(workspace);
    gradients(network, kernels);
  }

  private void layers(String tensor, Workspace workspace, boolean beforeActivation) {
    List<CaseNode> layers = sized(expected.at(tensor));
    List<double[]> wanted = new ArrayList<>();
    for (int l = 1; l <= layers.size(); l++) {
      int width = problem.architecture().width(l);
      wanted.add(layers.get(l - 1).matrix(problem.x().numRows, width).data);
    }
    double largest = Comparison.largest(wanted);
    for (int l = 1; l <= wanted.size(); l++) {
      Tensors t = workspace.layer(l);
      double[] actual = beforeActivation ? t.z().data : t.a().data;
      comparison.array(tensor, actual, wanted.get(l - 1), largest);
    }
  }

  private List<CaseNode> sized(CaseNode list) {
    List<CaseNode> layers = list.items();
    if (layers.size() != problem.architecture().depth()) {
      throw list.wrong("must hold an entry per hidden layer");
    }
    return layers;
  }

  /** The norms of the backpropagated gradients, as the engine measures them on its way. */
  private void signals(Workspace workspace) {
    int depth = problem.architecture().depth();
    double[] dz = new double[depth];
    double[] da = new double[depth];
    for (int l = 1; l <= depth; l++) {
      dz[l - 1] = workspace.layer(l).dzNorm();
      da[l - 1] = workspace.layer(l).daNorm();
    }
    norms("preActivationGradientNorms", dz);
    norms("activationGradientNorms", da);
  }

  private void norms(String tensor, double[] actual) {
    comparison.array(tensor, actual, expected.at(tensor).vector(actual.length));
  }

  private void gradients(Network network, Kernels kernels) {
    List<Parameter> parameters = network.parameters();
    List<double[]> wanted = wanted(expected.at("gradients"), parameters);
    double largest = Comparison.largest(wanted);
    CaseNode norms = expected.at("gradientNorms");
    double squares = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Parameter p = parameters.get(i);
      double[] g = p.gradient().data;
      double sum = kernels.sumOfSquares(g, p.size());
      double[] norm = {backflow.math.Norms.norm(g, p.size(), sum)};
      double[] wantedNorm = {norms.at(p.name()).number()};
      squares += sum;
      if (problem.isNoise(p)) {
        comparison.noise("gradients " + p.name(), g, p.size(), largest);
        comparison.noise("gradientNorms", norm, 1, largest);
      } else {
        comparison.array("gradients " + p.name(), g, wanted.get(i), largest);
        comparison.array("gradientNorms", norm, wantedNorm, largest);
      }
    }
    comparison.number(
        "totalGradientNorm", Math.sqrt(squares), expected.at("totalGradientNorm").number());
  }

  /** The entries of a list of tensors, in the order of the network's parameters. */
  static List<double[]> wanted(CaseNode node, List<Parameter> parameters) {
    List<double[]> wanted = new ArrayList<>();
    for (Parameter p : parameters) {
      wanted.add(node.at(p.name()).matrix(p.value().numRows, p.value().numCols).data);
    }
    return wanted;
  }
}
