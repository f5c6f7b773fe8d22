package backflow.study;

import backflow.nn.activation.Activation;

/**
 * An activation as a drawing needs it: f and f′ at equidistant places, and where it is flat.
 * Immutable.
 */
public final class Curve {
  /** What a place of the curve does to a gradient. */
  public enum Part {
    /** It passes. */
    LIVE,
    /** On a flat tail: |f′| is under 5.91 % of its maximum. */
    SATURATED,
    /** f′ is 0, and a unit that has all its z here is inactive: ReLU. */
    DEAD
  }

  /** So many places on either side of 0. */
  private static final int HALF = 160;

  /** Where tanh, softsign and the tails of ELU have long been flat. */
  private static final double USUAL_REACH = 4;

  /** A sigmoid is flat only beyond 4.2. */
  private static final double WIDE_REACH = 6;

  private final Activation activation;
  private final double slope;
  private final double reach;
  private final double[] values = new double[2 * HALF + 1];
  private final double[] derivatives = new double[2 * HALF + 1];
  private final Part[] parts = new Part[2 * HALF + 1];

  /**
   * The curve of an activation from −{@link #reach} to {@link #reach}.
   *
   * @param slope the layer's learned slope (PReLU), else ignored
   */
  Curve(Activation activation, double slope) {
    this(activation, slope, usual(activation));
  }

  private Curve(Activation activation, double slope, double reach) {
    this.activation = activation;
    this.slope = slope;
    this.reach = reach;
    for (int i = 0; i < values.length; i++) {
      double z = z(i);
      values[i] = activation.value(z, slope);
      derivatives[i] = activation.derivative(z, slope);
      parts[i] = part(activation, z);
    }
  }

  private static double usual(Activation activation) {
    boolean far = activation.saturated(WIDE_REACH) && !activation.saturated(USUAL_REACH);
    return far ? WIDE_REACH : USUAL_REACH;
  }

  /** The same activation with the same slope, on an axis that goes further. */
  public Curve over(double wider) {
    return wider == reach ? this : new Curve(activation, slope, wider);
  }

  /** What an activation does at a place to a gradient; NaN is live. */
  static Part part(Activation activation, double z) {
    if (activation.canDie() && z <= 0) {
      return Part.DEAD;
    }
    return activation.saturated(z) ? Part.SATURATED : Part.LIVE;
  }

  /** The activation's word in experiment files. */
  public String id() {
    return activation.id();
  }

  /** The activation's words on screen. */
  public String label() {
    return activation.label();
  }

  /** How far it goes on either side of 0. */
  public double reach() {
    return reach;
  }

  /** How many places it has. */
  public int points() {
    return values.length;
  }

  /** z of a place, counted from 0 at −{@link #reach}. */
  public double z(int i) {
    return reach * (i - HALF) / HALF;
  }

  /** f(z) of a place. */
  public double value(int i) {
    return values[i];
  }

  /** f′(z) of a place. */
  public double derivative(int i) {
    return derivatives[i];
  }

  /** What a place does to a gradient. */
  public Part part(int i) {
    return parts[i];
  }
}
