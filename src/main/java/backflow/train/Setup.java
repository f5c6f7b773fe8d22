package backflow.train;

import backflow.data.CsvReader;
import backflow.data.DataException;
import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.data.Split;
import backflow.data.Standardizer;
import backflow.data.toy.Toy;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Initializer;
import backflow.nn.init.Initializers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an experiment turns into before its first step: the data, split, standardized and encoded,
 * and the network with its first weights.
 *
 * @param spec the experiment
 * @param targets how outputs and targets meet
 * @param train the training set, encoded
 * @param test the test set, encoded; may be empty
 * @param network the network at step 0
 */
public record Setup(
    ExperimentSpec spec, Targets targets, Dataset train, Dataset test, Network network) {

  /**
   * Builds an experiment: the same spec gives the same bits.
   *
   * @throws SpecException if a setting is out of range, does not fit the data, or the memory
   */
  public static Setup of(ExperimentSpec spec) {
    Limits.check(spec);
    Split split = split(spec);
    Targets targets = Targets.of(split.train(), spec.training().loss());
    refuseLonelyBatch(spec, split.train().size());
    MemoryEstimate.refuse(
        spec,
        split.train().size() + split.test().size(),
        split.train().features(),
        targets.outputs());
    Dataset train = targets.encode(split.train());
    Dataset test = targets.encode(split.test());
    Network network = new Network(architecture(spec, train.features(), targets.outputs()));
    initialize(network, spec);
    return new Setup(spec, targets, train, test, network);
  }

  private static Split split(ExperimentSpec spec) {
    DataSpec data = spec.data();
    Seeds seeds = new Seeds(spec.seed());
    if (data.set() != DataSet.CSV) {
      Dataset all =
          Toy.generate(data.set(), data.samples(), data.noise(), data.arms(), seeds.data());
      return Split.of(all, data.testShare(), seeds.split());
    }
    if (data.file() == null) {
      throw SpecException.at("data.file", "the data set csv needs the path of a file");
    }
    try {
      Dataset all = CsvReader.read(data.file(), data.target()).data();
      return Standardizer.standardize(Split.of(all, data.testShare(), seeds.split()));
    } catch (DataException e) {
      throw SpecException.at("data.file", String.valueOf(e.getMessage()));
    }
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

  private static void initialize(Network network, ExperimentSpec spec) {
    InitializerSpec i = spec.network().initializer();
    Initializer initializer =
        Initializers.of(i.scheme(), i.gain(), i.k(), i.std(), i.bound(), i.value());
    Seeds seeds = new Seeds(spec.seed());
    for (Layer layer : network.layers()) {
      initializer.fillInPlace(layer.dense().weight().value(), seeds.weights(layer.index()));
      Arrays.fill(layer.dense().bias().value().data, i.bias());
    }
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
        probeSamples);
  }
}
