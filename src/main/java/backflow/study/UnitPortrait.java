package backflow.study;

/**
 * One unit: what it is made of, what it receives, what it does over the plane of the inputs.
 * Immutable.
 */
public final class UnitPortrait implements Finding {
  private final Facts facts;
  private final InputPlane plane;
  private final double[] weights;
  private final double[] gradients;
  private final Stretch z;
  private final int columns;
  private final double[] field;

  /**
   * What is said of a unit in numbers.
   *
   * @param step with the parameters before its update
   * @param layer of the unit, from 1; D+1: an output
   * @param hidden D
   * @param unit from 1 within its layer
   * @param width how many units its layer has
   * @param activation what its activation is called; empty for an output
   * @param bias b
   * @param weightNorm ‖w‖
   * @param gradientNorm ‖∂L/∂w‖ over the batch, before clipping
   * @param samples over how many z and a are: the probe set
   * @param mean of a over them
   * @param active on how many of them z is above 0
   * @param canDie whether it is off where z is not above 0, and passes no gradient there
   * @param killed whether the reader holds its activation at 0
   * @param frozen whether the reader holds its weights and bias
   */
  public record Facts(
      long step,
      int layer,
      int hidden,
      int unit,
      int width,
      String activation,
      double bias,
      double weightNorm,
      double gradientNorm,
      int samples,
      double mean,
      int active,
      boolean canDie,
      boolean killed,
      boolean frozen) {}

  /**
   * A portrait; arrays are kept.
   *
   * @param weights its incoming weights
   * @param gradients ∂L/∂w of each
   * @param z over the probe set
   * @param columns of the field
   * @param field a over the plane, row by row from the top
   */
  UnitPortrait(
      Facts facts,
      InputPlane plane,
      double[] weights,
      double[] gradients,
      Stretch z,
      int columns,
      double[] field) {
    this.facts = facts;
    this.plane = plane;
    this.weights = weights;
    this.gradients = gradients;
    this.z = z;
    this.columns = columns;
    this.field = field;
  }

  @Override
  public long step() {
    return facts.step();
  }

  /** What is said of it in numbers. */
  public Facts facts() {
    return facts;
  }

  /** Where the field is. */
  public InputPlane plane() {
    return plane;
  }

  /** How many weights come in. */
  public int inputs() {
    return weights.length;
  }

  /** The weight from a unit below. */
  public double weight(int input) {
    return weights[input];
  }

  /** ∂L/∂w of the same. */
  public double gradient(int input) {
    return gradients[input];
  }

  /** z over the probe set. */
  public Stretch z() {
    return z;
  }

  /** Columns of the field. */
  public int columns() {
    return columns;
  }

  /** Rows of the field, the first on top; 1 where there is only one input. */
  public int rows() {
    return field.length / columns;
  }

  /** a in a cell. */
  public double value(int column, int row) {
    return field[row * columns + column];
  }

  /** The smallest finite a of the field, and the largest; NaN if there is none. */
  public double[] range() {
    double least = Double.NaN;
    double most = Double.NaN;
    for (double v : field) {
      if (Math.abs(v) <= Double.MAX_VALUE) {
        least = v >= least ? least : v;
        most = v <= most ? most : v;
      }
    }
    return new double[] {least, most};
  }
}
