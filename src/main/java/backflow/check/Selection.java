package backflow.check;

import backflow.math.RandomStream;
import backflow.nn.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Which numbers of each tensor are checked: all if there are few, else a seeded sample from every
 * tensor. Small tensors are taken whole, the large ones share evenly what is left, so that a wrong
 * bias is not lost among weights; if the conditions want it otherwise, it can be lost.
 */
final class Selection {
  private Selection() {}

  /**
   * The indices to check, in rising order.
   *
   * @param conditions how many at most, unless every tensor is to be checked and there are more
   * @return one array per parameter
   */
  static int[][] of(List<Parameter> parameters, Conditions conditions, RandomStream random) {
    int limit = conditions.sample();
    if (!conditions.everyTensor()) {
      return ofAll(parameters, limit, random);
    }
    int share = share(parameters, limit);
    int[][] chosen = new int[parameters.size()][];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = sample(parameters.get(i).size(), share, random);
    }
    return chosen;
  }

  /** Of all numbers alike, whichever tensor they are in. */
  private static int[][] ofAll(List<Parameter> parameters, int limit, RandomStream random) {
    int size = parameters.stream().mapToInt(Parameter::size).sum();
    int[] places = sample(size, limit, random);
    int[][] chosen = new int[parameters.size()][];
    int first = 0;
    for (int i = 0; i < chosen.length; i++) {
      int from = first;
      int to = first + parameters.get(i).size();
      chosen[i] =
          Arrays.stream(places).filter(p -> p >= from && p < to).map(p -> p - from).toArray();
      first = to;
    }
    return chosen;
  }

  /** The largest share per tensor, at least 1, with which all together stay below the limit. */
  private static int share(List<Parameter> parameters, int limit) {
    int low = 1;
    int high = limit;
    while (low < high) {
      int share = (low + high + 1) >>> 1;
      long sum = 0;
      for (Parameter p : parameters) {
        sum += Math.min(p.size(), share);
      }
      if (sum <= limit) {
        low = share;
      } else {
        high = share - 1;
      }
    }
    return low;
  }

  private static int[] sample(int size, int share, RandomStream random) {
    int[] all = new int[size];
    for (int i = 0; i < size; i++) {
      all[i] = i;
    }
    if (size <= share) {
      return all;
    }
    random.shuffleInPlace(all);
    int[] some = Arrays.copyOf(all, share);
    Arrays.sort(some);
    return some;
  }
}
