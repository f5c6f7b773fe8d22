package backflow.diagnose.rule;

import backflow.math.Blank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The numbers that one judgement rests on, the layers it speaks of, and how badly. Overwritten from
 * step to step; allocates nothing after construction, but for {@link #layers}. One thread.
 */
@SuppressWarnings("EnumOrdinal") // a map would box every number of every step
public final class Evidence {
  private static final Measure[] MEASURES = Measure.values();

  private final double[] numbers = new double[MEASURES.length];
  private final boolean[] layers;
  private long step = -1;
  private double strength;

  /**
   * Nothing yet.
   *
   * @param layers D+1
   */
  public Evidence(int layers) {
    this.layers = new boolean[layers];
    clear(-1);
  }

  /** Forgets all. */
  public void clear(long newStep) {
    Arrays.fill(numbers, Blank.VALUE);
    Arrays.fill(layers, false);
    step = newStep;
    strength = Double.NEGATIVE_INFINITY;
  }

  /** Becomes a copy of another, of as many layers. */
  public void set(Evidence other) {
    System.arraycopy(other.numbers, 0, numbers, 0, numbers.length);
    System.arraycopy(other.layers, 0, layers, 0, layers.length);
    step = other.step;
    strength = other.strength;
  }

  /** D+1. */
  public int layerCount() {
    return layers.length;
  }

  /** Takes from another what can no longer be known: the least loss so far. */
  public void fillFrom(Evidence start) {
    if (!Blank.is(start.get(Measure.BEST_LOSS))) {
      put(Measure.BEST_LOSS, start.get(Measure.BEST_LOSS));
    }
  }

  void put(Measure measure, double value) {
    numbers[measure.ordinal()] = value;
  }

  void mark(int layer) {
    layers[layer - 1] = true;
  }

  void mark(int from, int to) {
    Arrays.fill(layers, from - 1, to, true);
  }

  void strength(double value) {
    strength = value;
  }

  /** The larger, the worse; comparable within a rule and a severity. */
  public double strength() {
    return strength;
  }

  /** Of which step it is. */
  public long step() {
    return step;
  }

  /** A number; blank if it has none of that name. */
  public double get(Measure measure) {
    return numbers[measure.ordinal()];
  }

  /** What it has numbers for, in the order of {@link Measure}. */
  public List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    for (Measure measure : MEASURES) {
      if (!Blank.is(get(measure))) {
        measures.add(measure);
      }
    }
    return measures;
  }

  /** The layers it speaks of, from 1 at the input to D+1; empty if of no layer in particular. */
  public List<Integer> layers() {
    return IntStream.rangeClosed(1, layers.length).filter(l -> layers[l - 1]).boxed().toList();
  }
}
