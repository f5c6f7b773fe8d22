package backflow.check;

import backflow.check.KinkLine.Point;
import backflow.math.Blank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the loss along one parameter around θ, in steps of ε/24, and finds the kinks on the way:
 * where a unit is on one side of a kink of its activation at one step and on the other at the next,
 * the place is halved until two neighbouring numbers, or 2⁻⁴⁰ of the step, are left. A unit that
 * crosses and comes back within one step is not seen. One thread.
 */
public final class KinkStudy {
  /** The line goes this many ε to either side. */
  static final int REACH = 3;

  /** Steps of the line in one ε. */
  static final int STEPS = 24;

  /** The places of so many kinks are found, those nearest to θ; all are counted. */
  static final int FOUND = 32;

  private static final int POINTS = 2 * REACH * STEPS + 1;
  private static final int HALVINGS = 40;

  /** Beyond the line the steps grow by this factor, up to a distance of 1. */
  private static final double STRIDE = 1.5;

  private final LossAlong along;
  private final double epsilon;
  private final BooleanSupplier cancelled;
  private final CheckProgress progress;
  private Sides here;
  private Sides there;
  private final List<Found> found = new ArrayList<>();

  /** A kink whose place is known. */
  private record Found(Flip flip, double at) {}

  /** What flips between two values of the parameter. */
  private record Cell(double low, double high, List<Flip> flips) {}

  private KinkStudy(
      LossAlong along, double epsilon, CheckProgress progress, BooleanSupplier cancelled) {
    this.along = along;
    this.epsilon = epsilon;
    this.progress = progress;
    this.cancelled = cancelled;
    int samples = along.workspace().x().numRows;
    here = new Sides(along.network(), samples);
    there = new Sides(along.network(), samples);
  }

  /**
   * Looks.
   *
   * @param arrangement what is checked, and how; not modified
   * @param chosen the parameter with what the check says of it
   * @param progress called after each point of the line
   * @param cancelled asked now and then
   * @return null if it was cancelled
   */
  public static @Nullable KinkLine of(
      Arrangement arrangement, Chosen chosen, CheckProgress progress, BooleanSupplier cancelled) {
    LossAlong along = new LossAlong(arrangement, chosen.place());
    double epsilon = arrangement.conditions().epsilon();
    KinkStudy study = new KinkStudy(along, epsilon, progress, cancelled);
    return study.line(chosen);
  }

  private @Nullable KinkLine line(Chosen chosen) {
    double loss = along.loss();
    List<Point> points = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = -REACH * STEPS; i <= REACH * STEPS && !cancelled.getAsBoolean(); i++) {
      double value = along.theta() + epsilon * i / STEPS;
      step(value, points, cells);
      progress.checked(points.size(), POINTS);
    }
    nearest(cells).forEach(c -> halve(c.flips, c.low, c.high, HALVINGS));
    List<Crossing> crossings = crossings();
    int flips = cells.stream().mapToInt(c -> c.flips.size()).sum();
    Crossing beyond = flips == 0 ? beyond() : null;
    if (cancelled.getAsBoolean()) {
      return null;
    }
    return new KinkLine(
        chosen.place(),
        ElementName.of(along.network(), chosen.place()),
        along.theta(),
        loss,
        epsilon,
        chosen.element(),
        points,
        crossings,
        flips,
        beyond,
        Sides.any(along.network()),
        chosen.searched());
  }

  /** One more point of the line, and what has flipped since the one before it. */
  private void step(double value, List<Point> points, List<Cell> cells) {
    moveTo(value, there);
    if (!points.isEmpty()) {
      List<Flip> flips = here.flipsTo(there);
      if (!flips.isEmpty()) {
        double before = along.theta() + points.get(points.size() - 1).offset();
        cells.add(new Cell(before, value, flips));
      }
    }
    points.add(new Point(along.at() - along.theta(), along.rise()));
    Sides spare = here;
    here = there;
    there = spare;
  }

  private void moveTo(double value, Sides into) {
    along.moveTo(value);
    into.take(along.network(), along.workspace());
  }

  /** The cells nearest to θ with no more flips than are to be found. */
  private List<Cell> nearest(List<Cell> cells) {
    List<Cell> sorted = new ArrayList<>(cells);
    sorted.sort(Comparator.comparingDouble(c -> Math.abs(c.low + c.high - 2 * along.theta())));
    List<Cell> chosen = new ArrayList<>();
    int room = FOUND;
    for (Cell cell : sorted) {
      int some = Math.min(room, cell.flips.size());
      if (some > 0) {
        chosen.add(new Cell(cell.low, cell.high, cell.flips.subList(0, some)));
        room -= some;
      }
    }
    return chosen;
  }

  /** Finds where each flips, by halving the stretch in which all of them do. */
  private void halve(List<Flip> flips, double low, double high, int halvings) {
    double middle = low + (high - low) / 2;
    boolean narrow = halvings == 0 || middle <= low || middle >= high;
    if (flips.isEmpty() || narrow || cancelled.getAsBoolean()) {
      flips.forEach(f -> found.add(new Found(f, high)));
      return;
    }
    along.moveTo(middle);
    List<Flip> left = new ArrayList<>();
    List<Flip> right = new ArrayList<>();
    for (Flip f : flips) {
      double z = along.workspace().layer(f.layer()).z().data[f.entry()];
      (Sides.isAbove(z, f.kink()) == f.rises() ? left : right).add(f);
    }
    halve(left, low, middle, halvings - 1);
    halve(right, middle, high, halvings - 1);
  }

  /** The kinks that were found, with the slope of the loss on both sides of each. */
  private List<Crossing> crossings() {
    found.sort(Comparator.comparingDouble(Found::at));
    double[] slopes = slopes();
    List<Crossing> crossings = new ArrayList<>();
    int piece = 0;
    for (int i = 0; i < found.size(); i++) {
      piece += i == 0 || found.get(i).at > found.get(i - 1).at ? 1 : 0;
      crossings.add(crossing(found.get(i), slopes[piece - 1], slopes[piece]));
    }
    return crossings;
  }

  /** ∂J/∂θ in the middle of each piece between two kinks, and beside the outermost ones. */
  private double[] slopes() {
    double[] places = found.stream().mapToDouble(Found::at).distinct().toArray();
    double[] slopes = new double[places.length + 1];
    double aside = epsilon / STEPS;
    for (int i = 0; places.length > 0 && i < slopes.length; i++) {
      double low = i == 0 ? places[0] - aside : places[i - 1];
      double high = i == places.length ? places[i - 1] + aside : places[i];
      along.moveTo(low + (high - low) / 2);
      slopes[i] = along.slope();
    }
    return slopes;
  }

  private Crossing crossing(Found f, double slopeBefore, double slopeAfter) {
    Flip flip = f.flip;
    int width = along.network().layers().get(flip.layer() - 1).width();
    return new Crossing(
        f.at - along.theta(),
        flip.layer(),
        flip.entry() % width + 1,
        flip.entry() / width + 1,
        flip.kink(),
        flip.rises(),
        slopeBefore,
        slopeAfter);
  }

  /** The nearest kink beyond a line without one: both ways at once, in growing steps. */
  private @Nullable Crossing beyond() {
    if (!Sides.any(along.network())) {
      return null;
    }
    for (double from = REACH * epsilon; from < 1 && !cancelled.getAsBoolean(); from *= STRIDE) {
      double to = Math.min(1, from * STRIDE);
      first(along.theta() - from, along.theta() - to);
      first(along.theta() + from, along.theta() + to);
      if (!found.isEmpty()) {
        Found nearest = found.get(0);
        for (Found f : found) {
          nearest = distance(f) < distance(nearest) ? f : nearest;
        }
        return crossing(nearest, Blank.VALUE, Blank.VALUE);
      }
    }
    return null;
  }

  private double distance(Found f) {
    return Math.abs(f.at - along.theta());
  }

  /** Finds what flips first on the way from one value to another. */
  private void first(double near, double far) {
    moveTo(near, here);
    moveTo(far, there);
    if (here.flipsTo(there).isEmpty()) {
      return;
    }
    double low = near;
    double high = far;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      moveTo(middle, there);
      boolean before = here.flipsTo(there).isEmpty();
      low = before ? middle : low;
      high = before ? high : middle;
    }
    moveTo(high, there);
    for (Flip f : here.flipsTo(there)) {
      boolean rises = f.rises() == far > near;
      found.add(new Found(new Flip(f.layer(), f.entry(), f.kink(), rises), high));
    }
  }
}
