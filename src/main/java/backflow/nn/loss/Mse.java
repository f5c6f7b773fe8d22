package backflow.nn.loss;

/** L = mean over all entries of (o − y)², ∂L/∂o = 2(o − y)/(n·outputs). */
final class Mse implements Loss {
  @Override
  public String id() {
    return "mse";
  }

  @Override
  public double value(double[] output, double[] y, int n, int outputs) {
    int entries = Math.multiplyExact(n, outputs);
    double sum = 0;
    for (int i = 0; i < entries; i++) {
      double difference = output[i] - y[i];
      sum = Math.fma(difference, difference, sum);
    }
    return sum / entries;
  }

  @Override
  public void gradient(double[] output, double[] y, double[] gradient, int n, int outputs) {
    int entries = Math.multiplyExact(n, outputs);
    double factor = 2.0 / entries;
    for (int i = 0; i < entries; i++) {
      gradient[i] = factor * (output[i] - y[i]);
    }
  }
}
