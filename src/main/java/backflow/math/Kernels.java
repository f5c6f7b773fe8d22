package backflow.math;

import org.jspecify.annotations.Nullable;

/**
 * The inner loops of training: products, activations and the sums that are measured on the way.
 *
 * <p>Two families implement this, plain Java and the Vector API, and they agree <em>to the last
 * bit</em>, because the order of every floating-point operation is part of the contract:
 *
 * <ul>
 *   <li>each element of a product accumulates in index order k = 0, 1, … with one fused
 *       multiply-add per term, starting from the bias (or +0.0);
 *   <li>a sum over an array runs in 8 accumulators, element i into accumulator i mod 8, in index
 *       order, squares by fused multiply-add {@code acc = fma(x, x, acc)}; at the end they fold as
 *       ((s0+s4)+(s2+s6))+((s1+s5)+(s3+s7)); maxima likewise, NaN wins ({@code Math.max});
 *   <li>a column sum adds rows in index order with plain additions, from +0.0.
 * </ul>
 *
 * <p>Matrices are row-major {@code double[]} from index 0. Nothing is allocated. Implementations
 * have no state that a caller can see, but may own scratch memory: one instance per thread.
 */
public interface Kernels {
  /** Where the outputs of a measured forward pass stand; see {@link #tanh}. */
  int SUM_Z = 0;

  int SUM_ZZ = 1;
  int SUM_A = 2;
  int SUM_AA = 3;
  int ZEROS = 4;
  int SATURATED = 5;

  /** How many numbers a measured forward pass writes. */
  int FORWARD_TALLY = 6;

  /** Where the outputs of {@link #magnitudes} stand. */
  int SUM_SQUARES = 0;

  int SUM_ABS = 1;
  int MAX_ABS = 2;

  /** How many numbers {@link #magnitudes} writes. */
  int MAGNITUDES = 3;

  /** The share of max |f'| under which a sigmoid-like unit counts as saturated. */
  double SATURATION = 0.0591;

  /** What {@code bench} prints: {@code plain}, {@code vector-512} or {@code vector-256}. */
  String name();

  /** A training step begins: for those who look at the clock; no influence on the bits. */
  default void beginStep() {}

  /** The step that began is over. */
  default void endStep() {}

  /**
   * C = bias + A·B for the rows [fromRow, toRow) of C, where A(i, k) = {@code a[i*aRow +
   * k*aColumn]}: with (aRow, aColumn) = (depth, 1) a plain product, with (1, rows of C) the product
   * Aᵀ·B.
   *
   * @param fromRow first row of C to compute
   * @param toRow one past the last row
   * @param depth the length of the sum, k
   * @param columns columns of B and C
   * @param a left factor; not modified
   * @param aRow distance in {@code a} of two elements that differ by one in i
   * @param aColumn distance in {@code a} of two elements that differ by one in k
   * @param b right factor, depth × columns; not modified
   * @param bias the start of every row of C, {@code columns} long; not modified; null for +0.0
   * @param c result, rows × columns; the named rows are overwritten; must not alias a or b
   */
  void multiply(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double @Nullable [] bias,
      double[] c);

  /**
   * C = bias + A·Bᵀ, by default with a transposed copy of B.
   *
   * @param rows rows of A and C
   * @param depth the length of the sum, columns of A and B
   * @param columns rows of B, columns of C
   * @param a left factor, rows × depth; not modified
   * @param b right factor, columns × depth; not modified
   * @param bias the start of every row of C, {@code columns} long; not modified; null for +0.0
   * @param scratch room for depth × columns numbers, which are lost
   * @param c result, rows × columns; overwritten; must not alias a, b or scratch
   */
  default void multiplyTransposed(
      int rows,
      int depth,
      int columns,
      double[] a,
      double[] b,
      double @Nullable [] bias,
      double[] scratch,
      double[] c) {
    transpose(columns, depth, b, scratch);
    multiply(0, rows, depth, columns, a, depth, 1, scratch, bias, c);
  }

  /**
   * At(j, i) = A(i, j).
   *
   * @param a rows × columns; not modified
   * @param transposed columns × rows; overwritten
   */
  void transpose(int rows, int columns, double[] a, double[] transposed);

  /**
   * sums(j) = Σ_i A(i, j).
   *
   * @param a rows × columns; not modified
   * @param sums {@code columns} long; overwritten
   */
  void columnSums(int rows, int columns, double[] a, double[] sums);

  /**
   * a = tanh(z) for the first n elements, by the rational form that {@link Tanh} documents.
   *
   * <p>If a tally is given it receives, with shifts z₀ = z[0] and a₀ = a[0] against cancellation,
   * Σ(z−z₀), Σ(z−z₀)², Σ(a−a₀), Σ(a−a₀)² (the squares by fused multiply-add of the difference), how
   * many a are exactly 0, and how many are saturated: 1 − a² &lt; {@link #SATURATION}.
   *
   * @param z not modified unless it is {@code a} itself, which is allowed
   * @param a overwritten
   * @param tally {@link #FORWARD_TALLY} numbers, overwritten; null: not measured. The values of
   *     {@code a} are the same either way
   */
  void tanh(double[] z, double[] a, int n, double @Nullable [] tally);

  /**
   * a = σ(z), by the form that {@link Sigmoid} documents; everything else as in {@link #tanh};
   * saturated: 4·(a·(1−a)) &lt; {@link #SATURATION}.
   */
  void sigmoid(double[] z, double[] a, int n, double @Nullable [] tally);

  /** a = z where z &gt; 0, NaN where z is NaN, else +0.0; as in {@link #tanh}; saturated is 0. */
  void relu(double[] z, double[] a, int n, double @Nullable [] tally);

  /**
   * Measures a forward pass that another loop has made, as {@link #tanh} does, but without counting
   * saturated units (that entry becomes 0).
   *
   * @param z not modified
   * @param a not modified; may be z itself
   * @param tally overwritten
   */
  void measureForward(double[] z, double[] a, int n, double[] tally);

  /**
   * dz = da·(1 − a²) with 1 − a² as {@code fma(-a, a, 1)}.
   *
   * @param da ∂L/∂a; not modified unless it is dz, which is allowed
   * @param a tanh(z); not modified
   * @param dz ∂L/∂z; overwritten
   * @param sums receives Σda² and Σdz²; null: not measured
   */
  void tanhBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums);

  /** dz = da·(a·(1 − a)); everything else as in {@link #tanhBackward}. */
  void sigmoidBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums);

  /** dz = +0.0 where a ≤ 0, else da (so a NaN stays one); else as in {@link #tanhBackward}. */
  void reluBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums);

  /** Σx². */
  double sumOfSquares(double[] x, int n);

  /** Σ(x−y)², by fused multiply-add of the difference. */
  double squaredDistance(double[] x, double[] y, int n);

  /**
   * Σx², Σ|x| and max |x|.
   *
   * @param out {@link #MAGNITUDES} numbers, overwritten
   */
  void magnitudes(double[] x, int n, double[] out);

  /**
   * One plain gradient step: u = rate·g, w ← w − u.
   *
   * @param w modified
   * @param g not modified
   * @param start from where distance is measured, not modified; null: it is not
   * @param sums receives Σw² (before the step), Σu², and of a start also Σ(w−start)² (before the
   *     step) as {@link #squaredDistance} gives it; null: not measured
   */
  void descend(
      double[] w,
      double[] g,
      double rate,
      int n,
      double @Nullable [] start,
      double @Nullable [] sums);

  /** x ← factor·x for the first n elements. */
  void scale(double[] x, double factor, int n);

  /** y ← y + x for the first n elements. */
  void add(double[] x, double[] y, int n);
}
