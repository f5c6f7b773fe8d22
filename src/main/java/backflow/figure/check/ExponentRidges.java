package backflow.figure.check;

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
import backflow.figure.frame.LayerRows;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.math.FloatFormat;
import backflow.study.Exponents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of the backward pass does a floating-point format hold? A histogram of the
 * exponents of ∂L/∂W per layer, the output on top, under the ranges of the formats; what the format
 * turns into 0 or ∞ is red, its share stands beside. Where rows are too low for ridges they are
 * drawn as rows of colour.
 */
final class ExponentRidges implements Figure {
  private static final double FOOT = 42;
  private static final double LINE = 24;
  private static final double HEAD = 18;

  /** Rows lower than this are colours. */
  private static final double LEAST_RIDGE = 15;

  /** Less height than this, and there is no sentence, and no ruler but that of the judge. */
  private static final double SPOKEN = 230;

  private static final double ALL_RULERS = 320;

  private final ExponentAxis axis = new ExponentAxis();
  private final ExponentRows painter = new ExponentRows();
  private LayerRows rows = new LayerRows(0, new Box(0, 0, 1, 1), 1);
  private Box plot = new Box(0, 0, 1, 1);
  private double upper;
  private List<FloatFormat> rulers = List.of();
  private boolean spoken;
  private boolean ridges;
  private boolean empty = true;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    ExponentView view = ExponentView.of(readings, focus);
    empty = view == null;
    if (view == null) {
      Box all = new Box(0, 0, look.width(), look.height());
      String words = readings.snapshot().step() < 0 ? "no step yet" : "working…";
      new Words(pen, look).inside(all, words);
      return;
    }
    ExponentView other = ExponentView.ofOther(readings, focus);
    ExponentView kept = ExponentView.ofKept(readings, focus);
    fit(view, other, kept);
    LossColumns columns = layOut(pen, look, view, other);
    int layer = focus.readLayer() > view.hidden() + 1 ? 0 : focus.readLayer();
    FormatRulers formats = new FormatRulers(pen, look, axis, view.format());
    axis(pen, look, view);
    formats.grounds(plot, upper);
    formats.paint(plot, upper, rulers);
    columns.rulers(pen, view, rulers, upper, layer);
    columns.heads(pen, plot.y() - look.px(5));
    rows(pen, look, focus, view, other, kept, columns);
    formats.ends(plot, plot.y());
    title(pen, look, readings, view, other, layer);
  }

  private void fit(ExponentView view, @Nullable ExponentView other, @Nullable ExponentView kept) {
    axis.begin(view.format());
    see(view);
    see(other);
    see(kept);
    axis.fit(view.format());
  }

  private void see(@Nullable ExponentView view) {
    for (int l = 1; view != null && l <= view.hidden() + 1; l++) {
      axis.see(view.found().layer(l).entries(), view.shift());
    }
  }

  private LossColumns layOut(Pen pen, Look look, ExponentView view, @Nullable ExponentView other) {
    spoken = look.height() >= look.px(SPOKEN);
    boolean many = look.height() >= look.px(ALL_RULERS);
    rulers = many ? List.of(FloatFormat.values()) : spoken ? List.of(view.format()) : List.of();
    double two = other == null ? 400 : 310;
    int room = look.width() >= look.px(560) ? 3 : look.width() >= look.px(two) ? 2 : 1;
    List<LossColumns.Column> shown = LossColumns.of(view, other, room);
    upper = Math.ceil(look.px(Frame.TOP + (spoken ? LINE : 0)));
    double top = Math.ceil(upper + look.px(FormatRulers.ROW * rulers.size() + HEAD));
    double bottom = Math.floor(look.height() - look.px(FOOT));
    double name = pen.textWidth("bfloat16", look.type().label(), Weight.SEMIBOLD);
    double names = rulers.isEmpty() ? look.px(30) : name;
    double left = Math.ceil(look.px(Frame.PAD + 10) + names);
    double right = Math.floor(look.width() - look.px(14 + LossColumns.WIDTH * shown.size()));
    plot = new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    rows = new LayerRows(view.hidden(), plot, look.px(1));
    axis.lay(plot);
    return new LossColumns(look, shown, right + look.px(12));
  }

  private void axis(Pen pen, Look look, ExponentView view) {
    Theme theme = look.theme();
    double size = look.type().label();
    Ticks ticks = axis.ticks(look.px(52));
    double baseline = plot.bottom() + look.px(19);
    for (int i = 0; i < ticks.count(); i++) {
      double at = ticks.places()[i];
      double x = Frame.snap(pen, at);
      pen.line(x, plot.y(), x, plot.bottom(), theme.grid(), look.type().thinLine());
      String label = ticks.labels()[i];
      pen.text(label, at, baseline, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
    }
    String symbol = ExponentWords.symbol(view);
    String batch = ", weights of each layer, batch of " + Numbers.integer(view.found().batch());
    double end = look.px(Frame.PAD) + pen.textWidth("input", size, Weight.REGULAR);
    double under = baseline + look.px(17);
    for (String form : new String[] {symbol + batch, symbol, "|g|"}) {
      double width = pen.textWidth(form, size, Weight.REGULAR);
      if (width <= plot.width()) {
        double x = plot.x() + plot.width() / 2;
        pen.text(form, x, under, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
        if (end + look.px(8) <= x - width / 2) {
          double first = look.px(Frame.PAD);
          pen.text("input", first, under, Anchor.START, size, Weight.REGULAR, theme.muted());
        }
        return;
      }
    }
  }

  private void rows(
      Pen pen,
      Look look,
      Focus focus,
      ExponentView view,
      @Nullable ExponentView other,
      @Nullable ExponentView kept,
      LossColumns columns) {
    ridges = rows.slot() >= look.px(LEAST_RIDGE);
    painter.begin(axis, rows, view.format());
    int layers = view.hidden() + 1;
    for (int layer = 1; layer <= layers; layer++) {
      mark(pen, look, focus, layer);
    }
    if (!ridges) {
      painter.field(pen, look, view);
      medians(pen, look, view, other, kept);
      oddRows(pen, look, view);
    }
    double last = Double.POSITIVE_INFINITY;
    for (int layer = 1; layer <= layers; layer++) {
      if (ridges) {
        ridge(pen, look, layer, view, other, kept);
        words(pen, look, view, layer);
      }
      boolean room = layer == layers || rows.middle(layer) - rows.middle(layers) >= look.px(17);
      boolean named = room && last - rows.middle(layer) >= look.px(17);
      last = named ? rows.middle(layer) : last;
      name(pen, look, focus, layer, view, named);
      columns.row(pen, rows, layer, named);
    }
  }

  private void ridge(
      Pen pen,
      Look look,
      int layer,
      ExponentView view,
      @Nullable ExponentView other,
      @Nullable ExponentView kept) {
    Theme theme = look.theme();
    Exponents entries = view.found().layer(layer).entries();
    Exponents ofB = twin(other, layer, view);
    Exponents ofKept = twin(kept, layer, view);
    double most = ExponentRows.most(entries);
    most = ofB == null ? most : Math.max(most, ExponentRows.most(ofB));
    most = ofKept == null ? most : Math.max(most, ExponentRows.most(ofKept));
    double foot = painter.foot(layer);
    double thin = look.type().thinLine();
    pen.line(plot.x(), foot, plot.right(), foot, theme.axis(), thin);
    int color = theme.layer(layer, view.hidden());
    painter.fill(pen, look, layer, entries, view.shift(), most, color);
    if (view.shift() != 0) {
      painter.line(pen, layer, entries, 0, most, theme.muted(), thin);
    }
    if (kept != null && ofKept != null) {
      pen.dashes(look.px(4), look.px(3));
      painter.line(pen, layer, ofKept, kept.shift(), most, theme.axis(), thin);
      pen.dashes(0, 0);
    }
    if (other != null && ofB != null) {
      painter.line(pen, layer, ofB, other.shift(), most, theme.runB(), look.type().signalLine());
    }
  }

  /** The row of another run beside a layer: hidden layers by number, outputs side by side. */
  private static @Nullable Exponents twin(
      @Nullable ExponentView other, int layer, ExponentView view) {
    if (other == null) {
      return null;
    }
    int its = other.hidden();
    int twin = layer > view.hidden() ? its + 1 : layer <= its ? layer : 0;
    return twin == 0 ? null : other.found().layer(twin).entries();
  }

  /** Over rows of colour: where they are unscaled, and where the middle of other runs is. */
  private void medians(
      Pen pen,
      Look look,
      ExponentView view,
      @Nullable ExponentView other,
      @Nullable ExponentView kept) {
    Theme theme = look.theme();
    double thin = look.type().thinLine();
    if (view.shift() != 0) {
      painter.medians(pen, look, view, 0, theme.text(), thin);
    }
    if (kept != null) {
      pen.dashes(look.px(4), look.px(3));
      painter.medians(pen, look, kept, kept.shift(), theme.muted(), thin);
      pen.dashes(0, 0);
    }
    if (other != null) {
      double width = look.type().signalLine();
      painter.medians(pen, look, other, other.shift(), theme.runB(), width);
    }
  }

  /** Rows of colour that have nothing to colour, or numbers without a place, in one sentence. */
  private void oddRows(Pen pen, Look look, ExponentView view) {
    int zero = 0;
    int odd = 0;
    for (int l = 1; l <= view.hidden() + 1; l++) {
      Exponents entries = view.found().layer(l).entries();
      boolean isOdd = !ExponentWords.odd(entries).isEmpty();
      odd += isOdd ? 1 : 0;
      zero += !isOdd && entries.isEmpty() ? 1 : 0;
    }
    String words =
        (odd > 0 ? "NaN or ±∞ in " + odd : "")
            + (odd > 0 && zero > 0 ? ", " : "")
            + (zero > 0 ? "all exactly 0 in " + zero : "");
    if (odd + zero > 0) {
      String of = " of " + (view.hidden() + 1) + " layers";
      haloed(pen, look, words + of, plot.y() + look.px(14));
    }
  }

  /** What has no exponent, in words in its row. */
  private void words(Pen pen, Look look, ExponentView view, int layer) {
    Exponents entries = view.found().layer(layer).entries();
    String odd = ExponentWords.odd(entries);
    String words = odd.isEmpty() && entries.isEmpty() ? "all exactly 0" : odd;
    haloed(pen, look, words, rows.middle(layer) + Typography.middle(look.type().label()));
  }

  private void haloed(Pen pen, Look look, String words, double baseline) {
    double size = look.type().label();
    double width = pen.textWidth(words, size, Weight.SEMIBOLD);
    double x = plot.right() - width - look.px(8);
    if (!words.isEmpty() && x > plot.x()) {
      int ink = look.theme().danger();
      Frame.haloed(pen, look, words, x, baseline, size, Weight.SEMIBOLD, ink);
    }
  }

  private void mark(Pen pen, Look look, Focus focus, int layer) {
    boolean chosen = layer == focus.layer();
    if (chosen || layer == focus.hoverLayer()) {
      double x = look.px(Frame.PAD) - 4;
      int color = look.theme().selection();
      int shade = chosen ? color : Argb.fade(color, 0.6);
      pen.fillRect(x, rows.top(layer), plot.right() - x, Math.max(1, rows.height(layer)), shade);
    }
  }

  private void name(Pen pen, Look look, Focus focus, int layer, ExponentView view, boolean named) {
    Theme theme = look.theme();
    double x = look.px(Frame.PAD);
    double high = Math.max(1, Math.min(look.px(10), rows.height(layer)));
    double middle = rows.middle(layer);
    pen.fillRect(x, middle - high / 2, look.px(4), high, theme.layer(layer, view.hidden()));
    if (named) {
      double size = look.type().label();
      boolean chosen = layer == focus.layer();
      String text = layer > view.hidden() ? "out" : Integer.toString(layer);
      double baseline = middle + Typography.middle(size);
      Weight weight = chosen ? Weight.SEMIBOLD : Weight.REGULAR;
      int ink = chosen ? theme.text() : theme.muted();
      pen.text(text, x + look.px(9), baseline, Anchor.START, size, weight, ink);
    }
  }

  private void title(
      Pen pen,
      Look look,
      Readings readings,
      ExponentView view,
      @Nullable ExponentView other,
      int layer) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    String age = Age.of(view.found().step(), readings.snapshot().step());
    if (layer > 0) {
      Exponents entries = view.found().layer(layer).entries();
      readout.add(Layers.name(layer, view.hidden()), theme.text(), Weight.SEMIBOLD);
      readout.add(ExponentWords.range(entries), theme.runA(), Weight.SEMIBOLD);
    } else if (!spoken) {
      double room = look.width() - look.px(2 * Frame.PAD);
      String verdict = fitting(pen, look, room, ExponentWords.verdict(view));
      readout.add(verdict, theme.text(), Weight.SEMIBOLD);
    } else if (age.isEmpty()) {
      readout.add(key(view, other != null), theme.muted(), Weight.REGULAR);
    }
    if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    }
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, "entries by power of two", "by power of two");
    if (spoken) {
      double baseline = look.px(Frame.TITLE + 21);
      double room = end - look.px(Frame.PAD);
      String verdict = fitting(pen, look, room, ExponentWords.verdict(view));
      double size = look.type().label();
      double x = look.px(Frame.PAD);
      pen.text(verdict, x, baseline, Anchor.START, size, Weight.SEMIBOLD, theme.text());
    }
  }

  /** The first of some forms that fits, else the last. */
  private static String fitting(Pen pen, Look look, double room, String... forms) {
    for (String form : forms) {
      if (pen.textWidth(form, look.type().label(), Weight.SEMIBOLD) <= room) {
        return form;
      }
    }
    return forms[forms.length - 1];
  }

  /** What colours and lines mean. */
  private String key(ExponentView view, boolean compared) {
    StringBuilder key = new StringBuilder(ridges ? "" : "yellow, deep red: many; ");
    key.append("red: lost to ").append(view.format().word());
    if (view.shift() != 0) {
      key.append(ridges ? "; line: without S" : "; line: median without S");
    }
    if (compared) {
      key.append(ridges ? "; B: outline" : "; B: median");
    }
    return key.toString();
  }

  @Override
  public Hit hit(double x, double y) {
    boolean inside = !empty && y >= plot.y() && y <= plot.bottom() && x >= 0;
    return inside ? new Hit(rows.layerAt(y), -1) : Hit.NONE;
  }

  @Override
  public void forget() {
    axis.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    ExponentView view = ExponentView.of(readings, focus);
    if (view == null) {
      return List.of();
    }
    int layer = focus.layer() > 0 ? focus.layer() : Math.max(1, view.worst());
    return ExponentWords.formula(view, Math.min(layer, view.hidden() + 1));
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    ExponentView view = ExponentView.of(readings, focus);
    return view == null ? "Nothing has been worked out yet." : ExponentWords.summary(view);
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    ExponentTable table = new ExponentTable();
    table.add("A", ExponentView.of(readings, focus));
    table.add("B", ExponentView.ofOther(readings, focus));
    table.add("kept", ExponentView.ofKept(readings, focus));
    return table.table();
  }
}
