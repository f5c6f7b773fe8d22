package backflow.math;

/**
 * The complementary error function.
 *
 * <p>Method and coefficients: the rational approximations of fdlibm's {@code s_erf.c} (Sun
 * Microsystems 1993), error under 1 ulp: around 0 erf(x) = x + x·R(x²); around 1 erf(x) = c +
 * P(s)/Q(s) with s = |x|−1; beyond, erfc(x) = e^(−x² − 0.5625 + R(s)/S(s))/x with s = 1/x².
 */
public final class Erf {
  /** About erf(1), a number with few bits. */
  private static final double NEAR_ERF_1 = 0.8450629115104675;

  private static final double[] PP = {
    0.12837916709551256,
    -0.3250421072470015,
    -0.02848174957559851,
    -0.005770270296489442,
    -2.3763016656650163e-05
  };
  private static final double[] QQ = {
    1,
    0.39791722395915535,
    0.0650222499887673,
    0.005081306281875766,
    0.00013249473800432164,
    -3.960228278775368e-06
  };
  private static final double[] PA = {
    -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013,
    0.31834661990116175, -0.11089469428239668, 0.035478304325618236,
    -0.002166375594868791
  };
  private static final double[] QA = {
    1,
    0.10642088040084423,
    0.540397917702171,
    0.07182865441419627,
    0.12617121980876164,
    0.01363708391202905,
    0.011984499846799107
  };
  private static final double[] RA = {
    -0.009864944034847148, -0.6938585727071818, -10.558626225323291,
    -62.375332450326006, -162.39666946257347, -184.60509290671104,
    -81.2874355063066, -9.814329344169145
  };
  private static final double[] SA = {
    1,
    19.651271667439257,
    137.65775414351904,
    434.56587747522923,
    645.3872717332679,
    429.00814002756783,
    108.63500554177944,
    6.570249770319282,
    -0.0604244152148581
  };
  private static final double[] RB = {
    -0.0098649429247001, -0.799283237680523, -17.757954917754752,
    -160.63638485582192, -637.5664433683896, -1025.0951316110772,
    -483.5191916086514
  };
  private static final double[] SB = {
    1,
    30.33806074348246,
    325.7925129965739,
    1536.729586084437,
    3199.8582195085955,
    2553.0504064331644,
    474.52854120695537,
    -22.44095244658582
  };

  private Erf() {}

  /**
   * erfc(x) = 1 − erf(x) = 2/√π ∫ e^(−t²) dt from x to ∞: 2 at −∞, 1 at 0, under 5e-324 from 27.3.
   */
  public static double erfc(double x) {
    double magnitude = Math.abs(x);
    if (magnitude < 0.84375) {
      return nearZero(x);
    }
    if (magnitude < 1.25) {
      double s = magnitude - 1;
      double rest = polynomial(s, PA) / polynomial(s, QA);
      return x > 0 ? 1 - NEAR_ERF_1 - rest : 1 + (NEAR_ERF_1 + rest);
    }
    if (Double.isNaN(x)) {
      return x;
    }
    return x > 0 ? tail(magnitude) : 2 - tail(magnitude);
  }

  private static double nearZero(double x) {
    double square = x * x;
    double rest = x * (polynomial(square, PP) / polynomial(square, QQ));
    return x < 0.25 ? 1 - (x + rest) : 0.5 - (rest + (x - 0.5));
  }

  /** erfc(x) for x ≥ 1.25. */
  private static double tail(double x) {
    if (x >= 28) {
      return 0;
    }
    double s = 1 / (x * x);
    double rest =
        x < 1 / 0.35
            ? polynomial(s, RA) / polynomial(s, SA)
            : polynomial(s, RB) / polynomial(s, SB);
    // x² = high² + (x−high)(x+high), and high² is exact: no error for exp to magnify
    double high = Double.longBitsToDouble(Double.doubleToRawLongBits(x) & 0xffff_ffff_0000_0000L);
    double main = StrictMath.exp(-high * high - 0.5625);
    return main * StrictMath.exp((high - x) * (high + x) + rest) / x;
  }

  private static double polynomial(double x, double[] coefficients) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
