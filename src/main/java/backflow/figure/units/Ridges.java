package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.study.LayerDistributions;
import backflow.study.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How are activations, or gradients, distributed in each layer? A histogram per layer on one shared
 * scale, the output on top; what is exactly 0 stands apart as a bar. Filled: now; line: at the
 * start of the run. Where rows are too low for ridges they are drawn as rows of colour, with lines
 * through the medians at the start and of other runs.
 */
final class Ridges implements Figure {
  private static final double NAMES = 42;
  private static final double ZEROS = 64;
  private static final double ZEROS_B = 56;
  private static final double FOOT = 42;

  /** Rows lower than this are colours. */
  private static final double LEAST_RIDGE = 15;

  private final RidgeKind kind;
  private final RidgeScale scale = new RidgeScale();
  private final RidgePainter painter = new RidgePainter();
  private LifeRows rows = new LifeRows(1, new Box(0, 0, 1, 1), 0);
  private Box plot = new Box(0, 0, 1, 1);
  private boolean empty = true;
  private boolean withZeros;
  private boolean zerosOfB;
  private boolean ridges;

  Ridges(RidgeKind kind) {
    this.kind = kind;
  }

  private static @Nullable LayerDistributions found(@Nullable Readings readings) {
    return readings == null ? null : readings.findings().find(LayerDistributions.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    LayerDistributions found = found(readings);
    int n = found == null ? 0 : kind.rows(found.layers().size() - 1);
    empty = found == null || n == 0 || readings.snapshot().step() < 0;
    if (empty || found == null) {
      blank(pen, look, readings, found);
      return;
    }
    scale.begin(kind.log(found, focus, readings.facts()));
    scale.see(found, kind, focus, n);
    LayerDistributions other = found(readings.other());
    if (other != null) {
      scale.see(other, kind, focus, n);
    }
    scale.fit();
    withZeros |= anyZero(found, n, focus);
    if (other != null) {
      withZeros |= anyZero(other, kind.rows(other.layers().size() - 1), focus);
    }
    layOut(look, n, other != null);
    axis(pen, look, found, focus);
    rows(pen, look, readings, focus, found);
    title(pen, look, readings, focus, found);
  }

  private static void blank(
      Pen pen, Look look, Readings readings, @Nullable LayerDistributions found) {
    Box all = new Box(0, 0, look.width(), look.height());
    if (readings.snapshot().step() < 0) {
      Frame.empty(pen, look, all);
    } else {
      new Notice(pen, look).paint(all, found == null ? Sayings.WORKING : "no hidden layer");
    }
  }

  /** Whether any row has exact zeros; the column for them then stays until another run begins. */
  private boolean anyZero(LayerDistributions found, int n, Focus focus) {
    boolean any = false;
    for (int layer = 1; layer <= n; layer++) {
      any |= kind.of(found.layer(layer), focus).zeros() > 0;
      any |= kind.of(found.atStart(layer), focus).zeros() > 0;
    }
    return any;
  }

  private void layOut(Look look, int n, boolean paired) {
    double top = Math.ceil(look.px(Frame.TOP));
    double right = Math.floor(look.width() - look.px(18));
    double bottom = Math.floor(look.height() - look.px(FOOT));
    boolean worded = (bottom - top) / n >= look.px(17) && look.width() >= look.px(420);
    zerosOfB = withZeros && paired && worded;
    double zeros = (withZeros ? ZEROS : 0) + (zerosOfB ? ZEROS_B : 0);
    double left = Math.ceil(look.px(Frame.PAD + NAMES + zeros));
    plot = new Box(left, top, right - left, bottom - top);
    rows = new LifeRows(n, plot, look.px(4));
  }

  private void axis(Pen pen, Look look, LayerDistributions found, Focus focus) {
    Theme theme = look.theme();
    double size = look.type().label();
    Ticks ticks = scale.between(plot.x(), plot.right()).ticks(look.px(58));
    double baseline = plot.bottom() + look.px(19);
    for (int i = 0; i < ticks.count(); i++) {
      double x = Frame.snap(pen, ticks.places()[i]);
      pen.line(x, plot.y(), x, plot.bottom(), theme.grid(), look.type().thinLine());
      String label = ticks.labels()[i];
      double half = pen.textWidth(label, size, Weight.REGULAR) / 2;
      double at = Math.min(look.width() - half - 2, x);
      pen.text(label, at, baseline, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
    }
    String symbol = kind.symbol(focus);
    boolean signed = RidgeKind.signed(found, focus, kind);
    String unit =
        !scale.log() ? symbol : (signed ? "|" + symbol + "|" : symbol + " > 0") + " (log)";
    String population = kind.population(found, focus);
    String words = unit + ", " + population;
    double room = plot.width();
    String fits = pen.textWidth(words, size, Weight.REGULAR) <= room ? words : unit;
    double x = plot.x() + plot.width() / 2;
    double under = baseline + look.px(17);
    pen.text(fits, x, under, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
    double edge = x - pen.textWidth(fits, size, Weight.REGULAR) / 2;
    double end = look.px(Frame.PAD) + pen.textWidth("input", size, Weight.REGULAR);
    if (end + look.px(8) <= edge) {
      double first = look.px(Frame.PAD);
      pen.text("input", first, under, Anchor.START, size, Weight.REGULAR, theme.muted());
    }
  }

  private void rows(Pen pen, Look look, Readings readings, Focus focus, LayerDistributions found) {
    ridges = rows.slot() >= look.px(LEAST_RIDGE);
    painter.begin(scale, rows, kind.logCounts(focus));
    for (int layer = 1; layer <= rows.layers(); layer++) {
      mark(pen, look, focus, layer);
    }
    LayerDistributions other = found(readings.other());
    LayerDistributions ghost = found(readings.ghost());
    if (!ridges) {
      painter.field(pen, look, layer -> kind.of(found.layer(layer), focus));
      medians(pen, look, focus, found, other, ghost);
      oddRows(pen, look, focus, found, other);
    }
    double last = Double.POSITIVE_INFINITY;
    for (int layer = 1; layer <= rows.layers(); layer++) {
      Spread now = kind.of(found.layer(layer), focus);
      if (ridges) {
        Spread start = kind.of(found.atStart(layer), focus);
        int color = color(look.theme(), layer, found);
        painter.ridge(
            pen,
            look,
            layer,
            now,
            start,
            color,
            of(other, found, layer, focus),
            of(ghost, found, layer, focus));
        words(pen, look, now, of(other, found, layer, focus), layer);
      }
      boolean named = last - rows.middle(layer) >= look.px(17);
      last = named ? rows.middle(layer) : last;
      name(pen, look, focus, layer, found, named);
      zeros(pen, look, layer, now, of(other, found, layer, focus), named);
    }
  }

  /** Over rows of colour: where the middle of each row was at the start, and is in other runs. */
  private void medians(
      Pen pen,
      Look look,
      Focus focus,
      LayerDistributions found,
      @Nullable LayerDistributions other,
      @Nullable LayerDistributions ghost) {
    Theme theme = look.theme();
    double thin = look.type().thinLine();
    painter.medians(pen, look, l -> kind.of(found.atStart(l), focus), theme.text(), thin);
    if (ghost != null) {
      pen.dashes(look.px(4), look.px(3));
      painter.medians(pen, look, l -> of(ghost, found, l, focus), theme.muted(), thin);
      pen.dashes(0, 0);
    }
    if (other != null) {
      double width = look.type().signalLine();
      painter.medians(pen, look, l -> of(other, found, l, focus), theme.runB(), width);
    }
  }

  /** Rows of colour that have nothing to colour, or numbers without a place, in one sentence. */
  private void oddRows(
      Pen pen,
      Look look,
      Focus focus,
      LayerDistributions found,
      @Nullable LayerDistributions other) {
    double line = look.type().label() * 1.35;
    double first = plot.y() + look.type().label() + look.px(2);
    String ofA = oddRows(found, focus);
    oddRow(pen, look, ofA, first, look.theme().danger());
    String ofB = other == null ? "" : oddRows(other, focus);
    if (!ofB.isEmpty()) {
      double baseline = ofA.isEmpty() ? first : first + line;
      oddRow(pen, look, "B: " + ofB, baseline, look.theme().runB());
    }
  }

  private String oddRows(LayerDistributions found, Focus focus) {
    int zero = 0;
    int odd = 0;
    int n = kind.rows(found.layers().size() - 1);
    for (int layer = 1; layer <= n; layer++) {
      Spread now = kind.of(found.layer(layer), focus);
      zero += isAllZero(now) ? 1 : 0;
      odd += odd(now).isEmpty() ? 0 : 1;
    }
    String of = " in " + (odd > 0 ? odd : zero) + " of " + n + " layers";
    return odd > 0 ? "NaN or ±∞" + of : zero > 0 ? "all exactly 0" + of : "";
  }

  private void oddRow(Pen pen, Look look, String words, double baseline, int ink) {
    double size = look.type().label();
    double x = plot.right() - pen.textWidth(words, size, Weight.SEMIBOLD) - look.px(20);
    if (!words.isEmpty() && x > plot.x()) {
      Frame.haloed(pen, look, words, x, baseline, size, Weight.SEMIBOLD, ink);
    }
  }

  private static boolean isAllZero(Spread spread) {
    return spread.total() > 0 && spread.zeros() == spread.total();
  }

  /** The row of another run beside a layer: hidden layers by number, outputs side by side. */
  private @Nullable Spread of(
      @Nullable LayerDistributions found, LayerDistributions beside, int layer, Focus focus) {
    if (found == null) {
      return null;
    }
    int hidden = beside.layers().size() - 1;
    int its = found.layers().size() - 1;
    int twin = layer > hidden ? its + 1 : layer <= its ? layer : 0;
    return twin == 0 ? null : kind.of(found.layer(twin), focus);
  }

  private static int color(Theme theme, int layer, LayerDistributions found) {
    return theme.layer(layer, found.layers().size() - 1);
  }

  private void mark(Pen pen, Look look, Focus focus, int layer) {
    boolean chosen = layer == focus.layer();
    if (chosen || layer == focus.hoverLayer()) {
      double top = rows.top(layer);
      double x = look.px(Frame.PAD) - 4;
      int color = look.theme().selection();
      int shade = chosen ? color : Argb.fade(color, 0.6);
      pen.fillRect(x, top, plot.right() - x, Math.max(1, rows.height()), shade);
    }
  }

  private void name(
      Pen pen, Look look, Focus focus, int layer, LayerDistributions found, boolean named) {
    Theme theme = look.theme();
    double size = look.type().label();
    double x = look.px(Frame.PAD);
    double high = Math.max(1, Math.min(look.px(10), rows.height()));
    double middle = rows.middle(layer);
    pen.fillRect(x, middle - high / 2, look.px(4), high, color(theme, layer, found));
    if (named) {
      boolean chosen = layer == focus.layer();
      String text = layer == found.layers().size() ? "out" : Integer.toString(layer);
      pen.text(
          text,
          x + look.px(9),
          middle + Typography.middle(size),
          Anchor.START,
          size,
          chosen ? Weight.SEMIBOLD : Weight.REGULAR,
          chosen ? theme.text() : theme.muted());
    }
  }

  /** The share at exactly 0: a bar, and its percentage over it or in its place. */
  private void zeros(
      Pen pen, Look look, int layer, Spread now, @Nullable Spread ofB, boolean named) {
    double share = now.zeroShare();
    if (Double.isNaN(share) || !withZeros) {
      return;
    }
    Theme theme = look.theme();
    double size = look.type().note();
    double x = look.px(Frame.PAD + NAMES);
    double width = look.px(ZEROS - 14);
    boolean tall = rows.slot() >= look.px(30);
    double high = tall ? look.px(7) : Math.max(1, Math.min(look.px(5), rows.height() - 1));
    double middle = rows.middle(layer);
    double top =
        tall ? middle + look.px(3) : rows.slot() >= look.px(17) ? Double.NaN : middle - high / 2;
    if (!Double.isNaN(top)) {
      pen.fillRect(x, top, width, high, Argb.fade(theme.muted(), 0.15));
      pen.fillRect(x, top, width * share, high, Argb.fade(theme.muted(), 0.85));
      if (ofB != null && ofB.zeroShare() > 0) {
        double its = Math.max(1, width * ofB.zeroShare());
        pen.strokeRect(x, top, its, high, theme.runB(), look.type().thinLine());
      }
    }
    if (rows.slot() >= look.px(17) && named) {
      double baseline = tall ? middle - look.px(2) : middle + Typography.middle(size);
      Weight weight = share > 0 ? Weight.SEMIBOLD : Weight.REGULAR;
      int color = share > 0 ? theme.text() : theme.muted();
      pen.text(Sayings.percent(share), x, baseline, Anchor.START, size, weight, color);
      if (zerosOfB && ofB != null && ofB.total() > 0) {
        double right = x + look.px(ZEROS - 6);
        String its = Sayings.percent(ofB.zeroShare());
        pen.text(its, right, baseline, Anchor.START, size, Weight.SEMIBOLD, theme.runB());
      }
    }
  }

  /** What has no place on the scale, in words where its row is lowest. */
  private void words(Pen pen, Look look, Spread now, @Nullable Spread ofB, int layer) {
    String words = odd(now);
    boolean allZero = isAllZero(now);
    boolean fault = !words.isEmpty() || allZero;
    if (allZero) {
      words =
          kind == RidgeKind.ACTIVATIONS && scale.log() ? "no activation above 0" : "all exactly 0";
    }
    if (!fault && ofB != null) {
      String its = odd(ofB);
      words = !its.isEmpty() ? "B: " + its : isAllZero(ofB) ? "B: all exactly 0" : "";
    }
    if (words.isEmpty()) {
      return;
    }
    int ink = fault ? look.theme().danger() : look.theme().runB();
    double size = look.type().label();
    double width = pen.textWidth(words, size, Weight.SEMIBOLD);
    double x = painter.lowest(plot.x() + look.px(6), plot.right() - width - look.px(6), width);
    double baseline = rows.middle(layer) + Typography.middle(size);
    if (plot.width() > width + look.px(12)) {
      Frame.haloed(pen, look, words, x, baseline, size, Weight.SEMIBOLD, ink);
    }
  }

  private static String odd(Spread spread) {
    String nans = spread.nans() > 0 ? Numbers.integer(spread.nans()) + " NaN" : "";
    String infinite = spread.infinities() > 0 ? Numbers.integer(spread.infinities()) + " ±∞" : "";
    return nans.isEmpty() || infinite.isEmpty() ? nans + infinite : nans + ", " + infinite;
  }

  private void title(Pen pen, Look look, Readings readings, Focus focus, LayerDistributions found) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    int layer = focus.hoverLayer() > 0 ? focus.hoverLayer() : focus.layer();
    String age = Age.of(found.step(), readings.snapshot().step());
    if (layer > 0 && layer <= rows.layers() && (focus.hoverLayer() > 0 || age.isEmpty())) {
      Spread now = kind.of(found.layer(layer), focus);
      String name = layer == found.layers().size() ? "output" : "layer " + layer;
      readout.add(name, theme.text(), Weight.SEMIBOLD);
      readout.add(range(now), theme.runA(), Weight.SEMIBOLD);
    } else if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    } else {
      readout.add(key(readings.other() != null), theme.muted(), Weight.REGULAR);
    }
    double right = look.width() - look.px(18);
    double size = look.type().label();
    double x = look.px(Frame.PAD);
    double at = look.px(Frame.PAD + NAMES);
    double baseline = look.px(Frame.TITLE);
    int muted = theme.muted();
    pen.text("layer", x, baseline + look.px(2), Anchor.START, size, Weight.REGULAR, muted);
    double zero = Math.max(at, x + pen.textWidth("layer", size, Weight.REGULAR) + look.px(10));
    if (withZeros) {
      pen.text("at 0", zero, baseline + look.px(2), Anchor.START, size, Weight.REGULAR, muted);
    }
    double used = zero + pen.textWidth("at 0", size, Weight.REGULAR) + look.px(12);
    if (zerosOfB) {
      double its = at + look.px(ZEROS - 6);
      int ink = theme.runB();
      pen.text("B", its, baseline + look.px(2), Anchor.START, size, Weight.SEMIBOLD, ink);
      used = its + look.px(24);
    }
    readout.paint(pen, look, right, baseline + look.px(2), right - used);
  }

  /** What fill and lines mean. */
  private String key(boolean compared) {
    if (ridges) {
      return compared
          ? "line: at the start, filled: now, B: outline"
          : "line: at the start, filled: now";
    }
    return compared
        ? "bright: many; lines: medians at start, B"
        : "bright: many; line: median at start";
  }

  private static String range(Spread spread) {
    String odd = odd(spread);
    if (Double.isNaN(spread.min())) {
      return spread.zeros() > 0 ? "exactly 0" : odd;
    }
    String range = Numbers.value(spread.min()) + " … " + Numbers.value(spread.max());
    return odd.isEmpty() ? range : range + ", " + odd;
  }

  @Override
  public Hit hit(double x, double y) {
    boolean inside = !empty && y >= plot.y() && y <= plot.bottom() && x >= 0 && x <= plot.right();
    return inside ? new Hit(rows.layerAt(y), -1) : Hit.NONE;
  }

  @Override
  public void forget() {
    scale.forget();
    withZeros = false;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    LayerDistributions found = found(readings);
    List<String> lines = new ArrayList<>();
    lines.add(
        kind == RidgeKind.ACTIVATIONS
            ? "a = f(z), z = W·a₋₁ + b"
            : "∂L/∂W = δᵀ·a₋₁, δ = ∂L/∂a ⊙ f′(z)");
    int layer = Math.max(1, focus.layer());
    if (found != null && layer <= kind.rows(found.layers().size() - 1)) {
      Spread now = kind.of(found.layer(layer), focus);
      lines.add("layer " + layer + ": " + range(now));
      lines.add("share at exactly 0 = " + Sayings.percent(now.zeroShare()));
      lines.add("of " + kind.population(found, found.layer(layer), focus));
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    LayerDistributions found = found(readings);
    int n = found == null ? 0 : kind.rows(found.layers().size() - 1);
    if (found == null || n == 0) {
      return "Nothing has been worked out yet.";
    }
    StringBuilder text = new StringBuilder("At step " + Numbers.integer(found.step()) + ": ");
    int[] told = n == 1 ? new int[] {1} : new int[] {1, n};
    for (int layer : told) {
      Spread now = kind.of(found.layer(layer), focus);
      text.append(
              layer == 1
                  ? "layer 1"
                  : layer > found.layers().size() - 1 ? "; output" : "; layer " + layer)
          .append(" from ")
          .append(range(now))
          .append(", ")
          .append(Sayings.percent(now.zeroShare()))
          .append(" exactly 0");
    }
    return text.append('.').toString();
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    LayerDistributions found = found(readings);
    if (found == null) {
      return Table.EMPTY;
    }
    scale.begin(kind.log(found, focus, readings.facts()));
    RidgeTable table = new RidgeTable(scale);
    add(table, "A", found, focus, true);
    add(table, "B", found(readings.other()), focus, false);
    add(table, "kept", found(readings.ghost()), focus, false);
    return table.table();
  }

  /** A run's rows under its own numbers of layers. */
  private void add(
      RidgeTable table,
      String run,
      @Nullable LayerDistributions found,
      Focus focus,
      boolean withStart) {
    int n = found == null ? 0 : kind.rows(found.layers().size() - 1);
    for (int layer = 1; layer <= n && found != null; layer++) {
      table.add(run, layer, "now", kind.of(found.layer(layer), focus));
      if (withStart) {
        table.add(run, layer, "start", kind.of(found.atStart(layer), focus));
      }
    }
  }
}
