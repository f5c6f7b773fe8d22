package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.math.FloatFormat;
import org.junit.jupiter.api.Test;

class InquiryTest {
  @Test
  void theUsualEpsilonGoesAlongWithThePrecisionAndAnotherStays() {
    Inquiry single = Inquiry.USUAL.withPrecision(FloatFormat.FLOAT32);
    assertEquals(5e-3, single.epsilon());
    assertEquals(0.16, single.withPrecision(FloatFormat.BFLOAT16).epsilon());
    assertEquals(Inquiry.USUAL, single.withPrecision(FloatFormat.FLOAT64));
    Inquiry own = single.withEpsilon(1e-4).withPrecision(FloatFormat.FLOAT16);
    assertEquals(1e-4, own.epsilon());
    assertEquals(FloatFormat.FLOAT16, own.precision());
  }
}
