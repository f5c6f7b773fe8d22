package backflow.data.toy;

import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Makes the generated data sets.
 *
 * <p>Sample k belongs to class k mod classes, so the classes take turns: every beginning of a set
 * is balanced, class sizes differ by at most one, and a smaller set is the beginning of a larger
 * one. The inputs of the plane sets lie within ±1.5 but for the noise, in similar spread along both
 * axes, so they need no standardization.
 *
 * <p>Noise is Gaussian: on every input of a set with classes, on the target of a regression. As
 * many random numbers are drawn without noise as with it: changing the noise moves the samples, it
 * does not deal new ones.
 */
public final class Toy {
  private Toy() {}

  /**
   * Generates a data set; the same arguments give the same bits.
   *
   * @param set any but {@link DataSet#CSV}
   * @param samples how many, at least 1
   * @param noise standard deviation of the noise, at least 0; 0 gives the exact shape
   * @param arms arms of the spirals, 2–4; no influence on other sets
   * @param random where the samples come from; modified
   * @return the samples, the classes taking turns
   * @throws IllegalArgumentException if an argument is none of these
   */
  public static Dataset generate(
      DataSet set, int samples, double noise, int arms, RandomStream random) {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, was " + samples);
    }
    if (!(noise >= 0) || Double.isInfinite(noise)) {
      throw new IllegalArgumentException("noise must be at least 0 and finite, was " + noise);
    }
    return draw(shape(set, arms), samples, noise, random);
  }

  private static Shape shape(DataSet set, int arms) {
    return switch (set) {
      case SPIRALS -> new Spirals(arms);
      case MOONS -> new Moons();
      case CIRCLES -> new Circles();
      case XOR -> new Xor();
      case BLOBS -> new Blobs();
      case CHECKERBOARD -> new Checkerboard();
      case SINE -> new Sine();
      case SURFACE -> new Surface();
      case GLYPHS -> new Glyphs();
      case CSV -> throw new IllegalArgumentException("a CSV file is read, not generated");
    };
  }

  private static Dataset draw(Shape shape, int samples, double noise, RandomStream random) {
    int features = shape.featureNames().size();
    boolean regression = shape.classes() == 0;
    DMatrixRMaj x = new DMatrixRMaj(samples, features);
    DMatrixRMaj y = new DMatrixRMaj(samples, 1);
    double[] inputs = new double[features];
    for (int k = 0; k < samples; k++) {
      double target = shape.sample(k, random, inputs);
      if (regression) {
        target += noise * random.nextGaussian();
      } else {
        for (int i = 0; i < features; i++) {
          inputs[i] += noise * random.nextGaussian();
        }
      }
      System.arraycopy(inputs, 0, x.data, k * features, features);
      y.data[k] = target;
    }
    return new Dataset(x, y, shape.classes(), shape.featureNames(), shape.targetName());
  }
}
