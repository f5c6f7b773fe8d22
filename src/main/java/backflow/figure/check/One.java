package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.check.Recipe;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.math.FloatFormat;
import backflow.study.check.CheckedOne;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does a gradient check do? Its five steps on one parameter, with every number: find it in the
 * long vector of all, add ε, take ε away, divide the difference, compare. The digits in which the
 * two losses agree are pale: the difference has only what is left.
 */
final class One implements Figure {
  /** Which of the five steps stands out; 0: all. */
  static final Knob.Dial STEP = new Knob.Dial("check-one.step", "step", 0, 5, 0, false, true);

  private static final double EDGE = 14;
  private static final double NUMBER = 30;
  private static final double STRIP = 12;

  /** Type grows no further than this. */
  private static final double LARGEST = 1.7;

  private List<Recipe.Piece> pieces = List.of();
  private Box strip = new Box(0, 0, 0, 0);
  private int all = 1;

  private static @Nullable CheckedOne found(Readings readings) {
    return readings.findings().find(CheckedOne.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look fitted = Frame.fitted(wished);
    pen.clear(fitted.theme().card());
    strip = new Box(0, 0, 0, 0);
    CheckedOne found = readings.snapshot().step() < 0 ? null : found(readings);
    double top = fitted.px(Frame.TOP - 6);
    double bottom = fitted.height() - fitted.px(8);
    if (found == null) {
      String words = readings.snapshot().step() < 0 ? "no step yet" : "working…";
      Box room = new Box(0, top, fitted.width(), Math.max(1, bottom - top));
      new Words(pen, fitted).inside(room, words);
      return;
    }
    Recipe recipe = found.recipe();
    title(pen, fitted, recipe, Age.of(found.step(), readings.snapshot().step()));
    rooms(pen, grown(fitted, (bottom - top) / 5), recipe, top, bottom, focus);
  }

  /** The same with larger type where the rooms are large. */
  private static Look grown(Look look, double room) {
    double most = Math.min(room / look.px(64), look.width() / look.px(RecipeRoom.WIDE + 10));
    double factor = Math.max(1, Math.min(LARGEST, most));
    Typography type = new Typography(look.type().scale() * factor);
    return new Look(look.theme(), look.width(), look.height(), type);
  }

  private void rooms(Pen pen, Look look, Recipe recipe, double top, double bottom, Focus focus) {
    int chosen = (int) focus.knobs().of(STEP);
    double height = (bottom - top) / 5;
    List<RecipeRoom> rooms = RecipeRooms.of(recipe, look.theme());
    for (int i = 0; i < 5; i++) {
      Box room =
          new Box(
              look.px(EDGE),
              top + i * height,
              look.width() - 2 * look.px(EDGE),
              height - look.px(2));
      boolean pale = chosen > 0 && chosen != i + 1;
      ground(pen, look, room, chosen == i + 1, i > 0);
      number(pen, look, room, i + 1, pale);
      Box inner =
          new Box(
              room.x() + look.px(NUMBER),
              room.y(),
              Math.max(1, room.width() - look.px(NUMBER)),
              room.height());
      rooms.get(i).paint(pen, look, inner, pale);
      if (i == 0) {
        strip(pen, look, recipe, inner, pale);
      }
    }
  }

  private static void title(Pen pen, Look look, Recipe recipe, String age) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    if (!age.isEmpty()) {
      readout.add(age, theme.muted(), Weight.REGULAR);
    }
    String band = BandWords.of(recipe.element().band());
    if (recipe.precision() != FloatFormat.FLOAT64) {
      readout.add(recipe.precision().word(), theme.muted(), Weight.REGULAR);
    }
    readout.add(recipe.name().brief(), theme.text(), Weight.SEMIBOLD);
    readout.add(band, BandWords.color(theme, recipe.element().band()), Weight.SEMIBOLD);
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, recipe.name().words(), "");
  }

  private static void ground(Pen pen, Look look, Box room, boolean chosen, boolean line) {
    Theme theme = look.theme();
    if (chosen) {
      pen.fillRoundRect(
          room.x() - look.px(6),
          room.y(),
          room.width() + look.px(12),
          room.height(),
          look.px(6),
          theme.selection());
    } else if (line) {
      double y = Frame.snap(pen, room.y()) - 0.5 / pen.pixelRatio();
      pen.line(room.x(), y, room.right(), y, theme.grid(), look.type().thinLine());
    }
  }

  private static void number(Pen pen, Look look, Box room, int number, boolean pale) {
    Theme theme = look.theme();
    double r = Math.min(look.px(9.5), room.height() * 0.36);
    double x = room.x() + r;
    double y = room.y() + Math.min(room.height() / 2, look.px(17));
    int ink = pale ? theme.axis() : theme.runA();
    double size = Math.min(look.type().label(), r * 1.4);
    pen.strokeCircle(x, y, r, ink, look.px(1.5));
    double baseline = y + Typography.middle(size);
    pen.text(Integer.toString(number), x, baseline, Anchor.MIDDLE, size, Weight.SEMIBOLD, ink);
  }

  /** The long vector, tensor by tensor in the colours of their layers, and the place in it. */
  private void strip(Pen pen, Look look, Recipe recipe, Box room, boolean pale) {
    pieces = recipe.tensors();
    all = recipe.parameters();
    double height = Math.max(look.px(STRIP), Math.min(look.px(26), room.height() - look.px(52)));
    double low = room.y() + look.px(RecipeRoom.FIRST) + look.px(14);
    if (low + height + look.px(4) > room.bottom()) {
      return;
    }
    strip = new Box(room.x(), low, room.width(), height);
    int hidden = pieces.get(pieces.size() - 1).layer() - 1;
    long before = 0;
    for (Recipe.Piece piece : pieces) {
      double left = Frame.snap(pen, place(before));
      double right = Frame.snap(pen, place(before + piece.size()));
      int color = look.theme().layer(piece.layer(), hidden);
      boolean gap = right - left > look.px(4);
      double share = pale ? 0.3 : piece.name().startsWith("W") ? 1 : 0.55;
      pen.fillRect(left, low, right - left - (gap ? 1 : 0), height, Argb.fade(color, share));
      before += piece.size();
    }
    needle(pen, look, place(recipe.before() + 0.5), pale);
  }

  private double place(double index) {
    return strip.x() + strip.width() * index / all;
  }

  private void needle(Pen pen, Look look, double x, boolean pale) {
    int ink = pale ? look.theme().axis() : look.theme().text();
    double top = strip.y() - look.px(3);
    double half = look.px(4.5);
    double[] xs = {x - half, x + half, x};
    double[] ys = {top - look.px(6), top - look.px(6), top + 1};
    pen.fillPolygon(xs, ys, 3, ink);
    double foot = strip.bottom() + look.px(2);
    pen.line(x, top, x, foot, look.theme().card(), look.px(3.5));
    pen.line(x, top, x, foot, ink, look.px(1.75));
  }

  @Override
  public Hit hit(double x, double y) {
    if (!strip.contains(new Box(x, y, 0, 0))) {
      return Hit.NONE;
    }
    double end = strip.x();
    for (Recipe.Piece piece : pieces) {
      end += strip.width() * piece.size() / all;
      if (x <= end) {
        return new Hit(piece.layer(), -1);
      }
    }
    return Hit.NONE;
  }

  @Override
  public void forget() {
    pieces = List.of();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    CheckedOne found = found(readings);
    return found == null ? List.of() : RecipeRooms.lines(found.recipe());
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    CheckedOne found = found(readings);
    return found == null
        ? "No parameter has been checked yet."
        : RecipeRooms.summary(found.recipe());
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<List<String>> rows = new ArrayList<>();
    CheckedOne found = found(readings);
    if (found != null) {
      Recipe r = found.recipe();
      row(rows, "place", r.before() + 1);
      row(rows, "parameters", r.parameters());
      row(rows, "theta", r.theta());
      row(rows, "epsilon", r.epsilon());
      row(rows, "theta_plus", r.plus());
      row(rows, "theta_minus", r.minus());
      row(rows, "loss_plus", r.lossPlus());
      row(rows, "loss_minus", r.lossMinus());
      row(rows, "difference", r.difference());
      row(rows, "distance", r.distance());
      row(rows, "numeric", r.element().centred());
      row(rows, "analytic", r.element().analytic());
      row(rows, "relative_error", r.element().relativeError());
      row(rows, "numeric_of_sums", r.plainNumeric());
      rows.add(List.of("band", BandWords.of(r.element().band())));
    }
    return new Table(List.of("quantity", "value"), rows);
  }

  private static void row(List<List<String>> rows, String name, double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    boolean counted = whole && (name.equals("place") || name.equals("parameters"));
    rows.add(List.of(name, counted ? Long.toString((long) value) : Cells.of(value)));
  }
}
