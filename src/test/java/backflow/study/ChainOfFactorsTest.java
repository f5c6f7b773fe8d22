package backflow.study;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.train.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainOfFactorsTest {
  private static final int WIDTH = 4;

  private static Chain chain(Moment moment, Interest interest) {
    Chain chain = ChainOfFactors.INSTANCE.of(moment, interest, () -> false);
    assertNotNull(chain);
    return chain;
  }

  private static Moment small(String activation) {
    NetworkSpec spec =
        TheoryMoments.network(
            List.of(WIDTH, WIDTH, WIDTH),
            activation,
            Scheme.HE_NORMAL,
            Normalization.NONE,
            Residual.SCALED,
            0);
    return TheoryMoments.after(4, spec);
  }

  /** The slow twin: all paths. */
  private static double largest(Moment moment, int throughLayer, int throughUnit) {
    LayerJacobian[] j = new LayerJacobian[5];
    for (int l = 2; l <= 4; l++) {
      j[l] = new LayerJacobian(moment.network().layers().get(l - 1), moment.workspace(), 0);
    }
    double largest = 0;
    for (int path = 0; path < WIDTH * WIDTH * WIDTH; path++) {
      int[] unit = {0, path % WIDTH, path / WIDTH % WIDTH, path / WIDTH / WIDTH, 0};
      if (throughLayer == 0 || unit[throughLayer] == throughUnit - 1) {
        double product =
            j[2].factor(unit[2], unit[1]) * j[3].factor(unit[3], unit[2]) * j[4].factor(0, unit[3]);
        largest = Math.max(largest, Math.abs(product));
      }
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh", "relu", "sigmoid"})
  void findsTheLargestOfAllPaths(String activation) {
    Moment moment = small(activation);
    List<Chain.Product> products = chain(moment, Interest.NONE).products();
    double found = StrictMath.pow(10, products.get(3).decades());
    assertClose(largest(moment, 0, 0), found, 1e-12, 0, "largest");
    assertEquals(List.of(4, 3, 2, 1), products.stream().map(Chain.Product::layer).toList());
  }

  @Test
  void goesThroughTheSelectedUnit() {
    Moment moment = small("tanh");
    for (int layer = 1; layer <= 3; layer++) {
      for (int unit = 1; unit <= WIDTH; unit++) {
        Chain chain = chain(moment, new Interest(layer, unit));
        double found = StrictMath.pow(10, chain.products().get(3).decades());
        assertClose(largest(moment, layer, unit), found, 1e-12, 0, "through");
        assertEquals(layer, chain.chosen());
        int place = 3 - layer;
        assertEquals(unit, chain.links().get(place).below());
      }
    }
  }

  @Test
  void threeHundredSigmoidLayersDoNotBecomeZero() {
    NetworkSpec spec = TheoryMoments.network(300, 8, "sigmoid", Scheme.XAVIER_NORMAL);
    Chain chain = chain(TheoryMoments.after(0, spec), Interest.NONE);
    List<Chain.Product> products = chain.products();
    Chain.Product last = products.get(300);
    assertEquals(1, last.layer());
    assertTrue(last.decades() < -100 && last.decades() > -400, "10^" + last.decades());
    assertTrue(last.sign() != 0);
    for (Chain.Link link : chain.links()) {
      assertTrue(link.slope() <= 0.25 || link.layer() == 301);
      assertClose(link.weight() * link.slope(), link.factor(), 1e-15, 0, "factor");
    }
  }

  @Test
  void aChainOfZerosSaysExactlyZero() {
    NetworkSpec spec = TheoryMoments.network(3, 4, "relu", Scheme.ZEROS);
    Chain chain = chain(TheoryMoments.after(0, spec), new Interest(2, 3));
    Chain.Product last = chain.products().get(3);
    assertEquals(0, last.sign());
    assertEquals(Double.NEGATIVE_INFINITY, last.decades());
    assertEquals(3, chain.links().get(1).below());
  }

  @Test
  void givesUpWhenCancelled() {
    assertNull(ChainOfFactors.INSTANCE.of(small("tanh"), Interest.NONE, () -> true));
  }

  @Test
  void aNetWithoutHiddenLayersHasNoChain() {
    NetworkSpec spec = TheoryMoments.network(0, 4, "relu", Scheme.HE_NORMAL);
    assertEquals(List.of(), chain(TheoryMoments.after(0, spec), new Interest(1, 1)).links());
  }
}
