package backflow.train;

import backflow.data.Dataset;
import backflow.data.Split;
import backflow.math.FloatFormat;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Initializer;
import backflow.nn.init.Initializers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What an experiment turns into before its first step: the data, split, standardized and encoded,
 * and the network with its first weights.
 *
 * @param spec the experiment
 * @param targets how outputs and targets meet
 * @param train the training set, encoded
 * @param test the test set, encoded; may be empty
 * @param network the network at step 0
 * @param notices what a user should know although nothing is wrong, a sentence each: a class too
 *     small to be tested
 */
public record Setup(
    ExperimentSpec spec,
    Targets targets,
    Dataset train,
    Dataset test,
    Network network,
    List<String> notices) {

  /** One without notices. */
  public Setup(ExperimentSpec spec, Targets targets, Dataset train, Dataset test, Network network) {
    this(spec, targets, train, test, network, List.of());
  }

  /**
   * Builds an experiment: the same spec gives the same bits.
   *
   * @throws SpecException if a setting is out of range, does not fit the data, or the memory
   */
  public static Setup of(ExperimentSpec spec) {
    Limits.check(spec);
    Samples samples = Samples.of(spec.data(), new Seeds(spec.seed()));
    Split split = samples.split();
    Targets targets = Targets.of(split.train(), samples.classNames(), spec.training().loss());
    refuseLonelyBatch(spec, split.train().size());
    MemoryEstimate.refuse(
        spec,
        split.train().size() + split.test().size(),
        split.train().features(),
        targets.outputs());
    Dataset train = targets.encode(split.train());
    Dataset test = targets.encode(split.test());
    List<String> notices = samples.notices(spec.data().testShare());
    return new Problem(spec, targets, train, test, notices).start();
  }

  /** Batch norm cannot learn from one sample: its variance is 0 and its unbiased variance 0/0. */
  private static void refuseLonelyBatch(ExperimentSpec spec, int samples) {
    if (spec.network().normalization() != Normalization.BATCH || spec.network().depth() == 0) {
      return;
    }
    int size = Math.min(spec.training().batchSize(), samples);
    int last = samples % size == 0 ? size : samples % size;
    if (Math.min(size, last) == 1) {
      throw SpecException.of(
          "training.batchSize",
          Integer.toString(spec.training().batchSize()),
          "leaves a batch of one of the " + samples + " training samples",
          "with batch norm at least 2 samples in every batch",
          null);
    }
  }

  static Architecture architecture(ExperimentSpec spec, int inputs, int outputs) {
    NetworkSpec n = spec.network();
    List<Activation> activations = new ArrayList<>();
    for (int l = 1; l <= n.depth(); l++) {
      activations.add(Activations.named(n.activation(l)));
    }
    return new Architecture(
        inputs, n.widths(), activations, outputs, n.normalization(), n.residual(), n.dropout());
  }

  static void initialize(Network network, ExperimentSpec spec) {
    InitializerSpec i = spec.network().initializer();
    Initializer initializer =
        Initializers.of(i.scheme(), i.gain(), i.k(), i.std(), i.bound(), i.value());
    Seeds seeds = new Seeds(spec.seed());
    for (Layer layer : network.layers()) {
      initializer.fillInPlace(layer.dense().weight().value(), seeds.weights(layer.index()));
      Arrays.fill(layer.dense().bias().value().data, i.bias());
    }
    FloatFormat master = spec.training().precision().master();
    for (Parameter parameter : network.parameters()) {
      master.roundInPlace(parameter.value().data, parameter.size());
    }
  }

  /**
   * The same experiment at its step 0 once more: the data shared, which nobody modifies, and a
   * network of its own.
   */
  public Setup again() {
    Network fresh = new Network(architecture(spec, train.features(), targets.outputs()));
    initialize(fresh, spec);
    return new Setup(spec, targets, train, test, fresh);
  }

  /**
   * Another network at its step 0, for the same data: from the same seed, with its own initializer.
   *
   * @param other shape and initializer
   */
  public Network start(NetworkSpec other) {
    ExperimentSpec changed = spec.withNetwork(other);
    Network fresh = new Network(architecture(changed, train.features(), targets.outputs()));
    initialize(fresh, changed);
    return fresh;
  }

  /**
   * The samples that tell of whole units: the training set, or above 1,024 samples a fixed, seeded
   * choice of 1,024.
   *
   * @return a copy of their inputs, samples × features
   */
  public DMatrixRMaj probeInputs() {
    return ProbeSet.inputs(train, new Seeds(spec.seed()).probeSet());
  }

  /** How many samples {@link #probeInputs} are. */
  public int probeSamples() {
    return Math.min(ProbeSet.LARGEST, train.size());
  }

  /** The random stream that chooses them where they are not all, at its start. */
  public RandomStream probeChoice() {
    return new Seeds(spec.seed()).probeSet();
  }

  /** The random stream that decides the order of the batches, at its start. */
  public RandomStream batchOrder() {
    return new Seeds(spec.seed()).batches();
  }

  /**
   * What others may know of it.
   *
   * @param probeSamples size of the probe set
   */
  Run.Facts facts(int probeSamples) {
    return new Run.Facts(
        train.size(),
        test.size(),
        train.features(),
        targets.outputs(),
        targets.classes(),
        network.parameterCount(),
        targets.loss().id(),
        probeSamples,
        inputSquare());
  }

  /** Mean of the squares of all inputs of the training set. */
  public double inputSquare() {
    DMatrixRMaj x = train.x();
    int n = x.getNumElements();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum = Math.fma(x.data[i], x.data[i], sum);
    }
    return sum / n;
  }
}
