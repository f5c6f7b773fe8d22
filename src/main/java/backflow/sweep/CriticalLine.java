package backflow.sweep;

import backflow.math.Blank;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.study.Prediction;
import backflow.theory.Gains;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.SpecException;
import backflow.train.SpecPatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where theory changes its mind in the plane of two settings: on one side of the line the backward
 * signal of a wide net at the start grows on its way to the input, on the other it shrinks. On it G
 * = ∏ √χ_l over l = 2..D is 1 (the edge of chaos, for the depth and the inputs at hand).
 *
 * <p>Theory draws it along a setting that scales the start (gain, K, std, bound, bias); for each
 * value of the other setting there is one place, the first crossing from below.
 *
 * @param along which of the two settings it is read along, 0 or 1; −1: there is no line
 * @param places for each value of the other setting where the line is, in values of {@code along};
 *     blank where it is off the plane or theory says nothing
 * @param everywhere where no part of the line is on the plane, on which side all of it lies: −1: G
 *     &lt; 1, 1: G &gt; 1; 0: theory does not say, or there is a line
 */
public record CriticalLine(int along, List<Double> places, int everywhere) {
  /** There is none. */
  public static final CriticalLine NONE = new CriticalLine(-1, List.of());

  /** One of which some is on the plane, or nothing is known. */
  public CriticalLine(int along, List<Double> places) {
    this(along, places, 0);
  }

  private static final List<String> SCALES =
      List.of(
          "network.initializer.gain",
          "network.initializer.K",
          "network.initializer.std",
          "network.initializer.bound",
          "network.initializer.bias");

  private static final int HALVINGS = 30;

  /** Copies the list. */
  public CriticalLine {
    places = List.copyOf(places);
  }

  /** Whether there is a line. */
  public boolean isThere() {
    return places.stream().anyMatch(place -> !Blank.is(place));
  }

  /** Of a plan. Takes up to a second; any thread. */
  public static CriticalLine of(SweepPlan plan) {
    for (int along = plan.varied().size() - 1; along >= 0 && plan.varied().size() == 2; along--) {
      Varied scale = plan.varied().get(along);
      if (SCALES.contains(scale.key()) && scale.isAscending() && scale.count() > 1) {
        return new Search(plan, along).line();
      }
    }
    return NONE;
  }

  /** Looks for it. */
  private static final class Search {
    private final SweepPlan plan;
    private final int along;
    private final Varied scale;
    private final Map<Object, Inputs> known = new HashMap<>();
    private boolean shrinks;
    private boolean grows;

    Search(SweepPlan plan, int along) {
      this.plan = plan;
      this.along = along;
      scale = plan.varied().get(along);
    }

    /** What theory must know of the data. */
    private record Inputs(int features, int outputs, double square) {}

    CriticalLine line() {
      List<Double> places = new ArrayList<>();
      int others = plan.varied().get(1 - along).count();
      for (int other = 0; other < others; other++) {
        int cell = along == 1 ? other * plan.second() : other;
        places.add(place(plan.spec(cell)));
      }
      return new CriticalLine(along, places, shrinks == grows ? 0 : grows ? 1 : -1);
    }

    /** The first crossing from shrinking to growing; blank if there is none. */
    private double place(ExperimentSpec spec) {
      double[] grid = grid();
      double before = Blank.VALUE;
      for (int i = 0; i < grid.length; i++) {
        double growth = growth(spec, grid[i]);
        shrinks |= growth < 0;
        grows |= growth > 0;
        if (before < 0 && growth >= 0) {
          return crossing(spec, grid[i - 1], grid[i]);
        }
        before = growth;
      }
      return Blank.VALUE;
    }

    /** The values, and half a tile beyond the outer ones, as far as that is allowed. */
    private double[] grid() {
      int n = scale.count();
      double[] grid = new double[n + 2];
      for (int i = 0; i < n; i++) {
        grid[i + 1] = scale.settings().get(i).number();
      }
      grid[0] = grid[1] - (grid[2] - grid[1]) / 2;
      grid[n + 1] = grid[n] + (grid[n] - grid[n - 1]) / 2;
      return grid;
    }

    private double crossing(ExperimentSpec spec, double below, double above) {
      double low = below;
      double high = above;
      for (int i = 0; i < HALVINGS; i++) {
        double middle = low / 2 + high / 2;
        if (growth(spec, middle) < 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return low / 2 + high / 2;
    }

    /** ln G by theory; blank where theory says nothing, or the value is not allowed. */
    private double growth(ExperimentSpec spec, double value) {
      try {
        ExperimentSpec there = SpecPatch.apply(spec, Map.of(scale.key(), value));
        Inputs inputs = inputs(there);
        Gains gains =
            Prediction.of(there.network(), inputs.features, inputs.outputs, inputs.square);
        return logarithm(gains.backward());
      } catch (SpecException e) {
        return Blank.VALUE;
      }
    }

    private static double logarithm(List<Double> backward) {
      double sum = 0;
      for (double gain : backward.subList(Math.min(1, backward.size()), backward.size())) {
        sum += StrictMath.log(gain);
      }
      return backward.size() < 2 ? Blank.VALUE : sum;
    }

    private Inputs inputs(ExperimentSpec spec) {
      List<Object> key = List.of(spec.data(), spec.training().loss(), spec.seed());
      return known.computeIfAbsent(key, k -> measure(spec));
    }

    /** Of the data alone: under the smallest network that there is. */
    private static Inputs measure(ExperimentSpec spec) {
      NetworkSpec smallest =
          new NetworkSpec(
              List.of(),
              List.of("identity"),
              InitializerSpec.of(spec.network().initializer().scheme()),
              Normalization.NONE,
              Residual.NONE,
              0);
      Setup setup = Setup.of(spec.withNetwork(smallest));
      return new Inputs(setup.train().features(), setup.targets().outputs(), setup.inputSquare());
    }
  }
}
