package backflow.nn;

import org.ejml.data.DMatrixRMaj;

/**
 * Numbers that are learned, with their gradient of the last backward pass beside them.
 *
 * @param kind what they are
 * @param layer the layer they belong to: 1 at the input to D+1, the output layer
 * @param value W is out × in; bias, γ, β are 1 × out; a slope is 1 × 1
 * @param gradient ∂L/∂value, same shape; of weights NaN where it was not kept, see {@link
 *     Network#shareGradients}
 */
public record Parameter(Kind kind, int layer, DMatrixRMaj value, DMatrixRMaj gradient) {
  /** What a parameter is. */
  public enum Kind {
    WEIGHT("W"),
    BIAS("b"),
    GAMMA("gamma"),
    BETA("beta"),
    SLOPE("slope");

    private final String letter;

    Kind(String letter) {
      this.letter = letter;
    }
  }

  /**
   * A parameter of zeros.
   *
   * @param kind what it is
   * @param layer 1 to D+1
   * @param rows rows of the value
   * @param columns columns of the value
   */
  public static Parameter of(Kind kind, int layer, int rows, int columns) {
    return new Parameter(
        kind, layer, new DMatrixRMaj(rows, columns), new DMatrixRMaj(rows, columns));
  }

  /** {@code W3}, {@code b3}, {@code gamma3}, {@code beta3} or {@code slope3}, for layer 3. */
  public String name() {
    return kind.letter + layer;
  }

  /** How many numbers. */
  public int size() {
    return value.getNumElements();
  }
}
