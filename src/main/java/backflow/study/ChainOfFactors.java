package backflow.study;

import backflow.nn.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path through the net along which the product of the factors w·f′ is largest in size, of all
 * paths, or of all through the selected unit; at the first sample of the batch. Found layer by
 * layer from the input: the best path to a unit is the best to one below it and one more factor
 * (Viterbi 1967). Sizes are divided by their largest in every layer, so that nothing under- or
 * overflows.
 */
public final class ChainOfFactors implements Study<Chain> {
  /** The one instance; it has no state. */
  public static final ChainOfFactors INSTANCE = new ChainOfFactors();

  private static final int SAMPLE = 0;

  private ChainOfFactors() {}

  @Override
  public Class<Chain> kind() {
    return Chain.class;
  }

  @Override
  public @Nullable Chain of(Moment moment, Interest interest, Cancelled cancelled) {
    List<Layer> all = moment.network().layers();
    int layers = all.size();
    boolean through =
        interest.layer() > 0
            && interest.layer() <= layers
            && interest.unit() > 0
            && interest.unit() <= all.get(interest.layer() - 1).width();
    int chosen = through ? interest.layer() : 0;
    double[] best = new double[all.get(0).width()];
    Arrays.fill(best, 1);
    if (chosen == 1) {
      keepOnly(best, interest.unit() - 1);
    }
    List<LayerJacobian> jacobians = new ArrayList<>();
    List<int[]> from = new ArrayList<>();
    for (int l = 2; l <= layers; l++) {
      if (cancelled.now()) {
        return null;
      }
      LayerJacobian jacobian = new LayerJacobian(all.get(l - 1), moment.workspace(), SAMPLE);
      double[] next = new double[all.get(l - 1).width()];
      from.add(step(jacobian, best, next));
      jacobians.add(jacobian);
      best = next;
      if (chosen == l) {
        keepOnly(best, interest.unit() - 1);
      }
    }
    return new Chain(moment.step(), layers - 1, links(jacobians, from, best), chosen);
  }

  /** A path may go through one unit only: the others get a size that is never the largest. */
  private static void keepOnly(double[] best, int unit) {
    Arrays.fill(best, -1);
    best[unit] = 1;
  }

  /**
   * One layer up.
   *
   * @param best size of the best product up to each unit below, −1 where no path may go
   * @param next receives the same of this layer, the largest 1
   * @return for each unit the one below it on its best path
   */
  private static int[] step(LayerJacobian jacobian, double[] best, double[] next) {
    int[] from = new int[next.length];
    Arrays.fill(from, firstAllowed(best));
    double largest = 0;
    for (int i = 0; i < next.length; i++) {
      double top = -1;
      double topWeight = -1;
      for (int j = 0; j < best.length; j++) {
        double size = best[j] < 0 ? -1 : best[j] * Math.abs(jacobian.factor(i, j));
        double weight = best[j] < 0 ? -1 : best[j] * Math.abs(jacobian.weight(i, j));
        // where f′ = 0 all paths are 0: the largest weight tells them apart
        if (size > top || (size == top && weight > topWeight)) {
          top = size;
          topWeight = weight;
          from[i] = j;
        }
      }
      next[i] = Math.max(0, top);
      largest = Math.max(largest, next[i]);
    }
    boolean usable = largest > 0 && largest <= Double.MAX_VALUE;
    for (int i = 0; i < next.length; i++) {
      next[i] = usable ? next[i] / largest : 1;
    }
    return from;
  }

  private static int firstAllowed(double[] best) {
    int first = 0;
    while (first < best.length - 1 && best[first] < 0) {
      first++;
    }
    return first;
  }

  private static List<Chain.Link> links(
      List<LayerJacobian> jacobians, List<int[]> from, double[] best) {
    List<Chain.Link> links = new ArrayList<>();
    int unit = 0;
    for (int i = 1; i < best.length; i++) {
      unit = best[i] > best[unit] ? i : unit;
    }
    for (int k = jacobians.size() - 1; k >= 0; k--) {
      LayerJacobian jacobian = jacobians.get(k);
      int below = from.get(k)[unit];
      links.add(
          new Chain.Link(
              k + 2,
              unit + 1,
              below + 1,
              jacobian.weight(unit, below),
              jacobian.gate(unit),
              jacobian.factor(unit, below)));
      unit = below;
    }
    return links;
  }
}
