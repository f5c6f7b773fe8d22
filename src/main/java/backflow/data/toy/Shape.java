package backflow.data.toy;

import backflow.math.RandomStream;
import java.util.List;

/** What there is to learn, without any noise. */
interface Shape {
  /** The names of the inputs of the sets that can be drawn on a plane. */
  List<String> PLANE = List.of("x1", "x2");

  /** How many classes; 0 for regression. */
  int classes();

  /** A name per input. */
  default List<String> featureNames() {
    return PLANE;
  }

  /** What is predicted. */
  default String targetName() {
    return "class";
  }

  /**
   * Draws one sample. How many random numbers that takes does not depend on {@code k}'s neighbours,
   * so a smaller set is the beginning of a larger one.
   *
   * @param k the number of the sample, from 0; its class is k mod {@link #classes}
   * @param random modified
   * @param x receives the inputs of the sample
   * @return its target: the class, or the number to predict
   */
  double sample(int k, RandomStream random, double[] x);
}
