package backflow.check;

import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.nn.Layer;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import java.util.Arrays;
import java.util.List;

/** The table of activations: f and f′ at some z, one by one and as arrays through the kernels. */
final class ActivationTable {
  private ActivationTable() {}

  static List<TensorError> run(CaseNode top) {
    top.allowOnly(List.of("kind", "z", "activations"));
    Comparison comparison = new Comparison();
    double[] z = top.at("z").vector();
    CaseNode table = top.at("activations");
    for (String id : table.keys()) {
      row(table.at(id), id, z, comparison);
    }
    return comparison.errors();
  }

  private static void row(CaseNode row, String id, double[] z, Comparison comparison) {
    row.allowOnly(List.of("parameters", "value", "derivative"));
    Activation f = named(row, id);
    int n = z.length;
    double[] value = row.at("value").vector(n);
    double[] derivative = row.at("derivative").vector(n);
    double slope = Layer.INITIAL_SLOPE;
    for (int i = 0; i < n; i++) {
      one(id + " value", f.value(z[i], slope), value, i, comparison);
      one(id + " derivative", f.derivative(z[i], slope), derivative, i, comparison);
    }
    for (String family : KernelChoice.available()) {
      Kernels kernels = KernelChoice.named(family);
      double[] a = new double[n];
      double[] dz = new double[n];
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      f.forward(kernels, z, a, n, slope, null);
      f.backward(kernels, z, a, ones, dz, n, slope, null);
      comparison.array(id + " value", a, value);
      comparison.array(id + " derivative", dz, derivative);
    }
  }

  private static Activation named(CaseNode row, String id) {
    try {
      return Activations.named(id);
    } catch (IllegalArgumentException e) {
      throw row.wrong("is an " + e.getMessage());
    }
  }

  private static void one(String tensor, double actual, double[] row, int i, Comparison to) {
    to.array(
        tensor, new double[] {actual}, new double[] {row[i]}, Comparison.largest(List.of(row)));
  }
}
