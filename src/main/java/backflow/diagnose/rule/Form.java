package backflow.diagnose.rule;

import backflow.math.Blank;
import backflow.math.Readable;

/** How a number of the diagnosis is written for people. */
public enum Form {
  /** 1.26·10⁻¹². */
  NUMBER,
  /** × 0.236. */
  FACTOR,
  /** 50.0 %. */
  PERCENT,
  /** 1,240. */
  WHOLE,
  /** z: a tensor, by its place in {@link FirstTensor}. */
  TENSOR;

  /** A number; a dash for the blank. */
  public String of(double x) {
    if (Blank.is(x)) {
      return "–";
    }
    return switch (this) {
      case NUMBER -> Readable.value(x);
      case FACTOR -> "× " + Readable.value(x);
      case PERCENT -> Readable.percent(x);
      case TENSOR -> FirstTensor.values()[(int) x].symbol();
      case WHOLE -> Readable.integer((long) x);
    };
  }
}
