package backflow.figure.theory;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.study.Chain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a gradient on one path down the net? Left the factors w·f′ of the path and their
 * running product from the output to layer 1; right, on the same axis, what equal factors become,
 * with the marks at which floating-point formats say ∞ or exactly 0.
 */
final class Ladder implements Figure {
  /** How many equal factors are multiplied; beyond 324 even a double says 0 to a tenth. */
  static final Knob.Dial DEPTH = new Knob.Dial("ladder.depth", "factors", 1, 330, 30, false, true);

  /** Which equal factors. */
  static final Knob.Choice POWERS =
      new Knob.Choice(
          "ladder.powers", "equal factors", List.of(Powers.SOFT, Powers.HARD, Powers.NONE));

  private static final double BOTTOM = 54;
  private static final double RIGHT = 21;
  private static final double GAP = 14;

  /** Narrower than this there is no room for two plots. */
  private static final double TWO = 470;

  private final DecadeAxis axis = new DecadeAxis();
  private final Occupancy taken = new Occupancy();
  private final Powers powers = new Powers();
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private Box plot = new Box(0, 0, 1, 1);
  private double[] xs = new double[0];
  private double[] ys = new double[0];

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    Chain chain = chain(readings);
    boolean any = readings.snapshot().step() >= 0;
    int depth = (int) focus.knobs().of(DEPTH);
    String which = focus.knobs().of(POWERS);
    boolean two = !which.equals(Powers.NONE) && look.width() >= look.px(TWO);
    layOut(pen, look, readings, two ? which : Powers.NONE, depth);
    paintGround(pen, look, focus);
    Readout readout = any && chain != null ? readout(look, chain, focus) : new Readout();
    double right = two ? powers.right() : plot.right();
    Frame.title(
        pen, look, readout, right, "factors w·f′ of one path, and their product (log)", "(log)");
    if (two) {
      powers.paint(pen, look, axis, which, depth);
    }
    if (!any) {
      Frame.empty(pen, look, plot);
      return;
    }
    Words words = new Words(pen, look);
    if (readings.hidden() < 1) {
      words.inside(plot, "no hidden layer: there is no chain of factors");
      return;
    }
    if (chain == null) {
      words.inside(plot, "working…");
      return;
    }
    paintChains(pen, look, readings, chain, focus);
  }

  private static @Nullable Chain chain(Readings readings) {
    Chain chain = readings.findings().find(Chain.class);
    return chain == null || chain.hidden() != readings.hidden() ? null : chain;
  }

  private static @Nullable Chain beside(@Nullable Readings readings) {
    return readings == null ? null : readings.findings().find(Chain.class);
  }

  private void layOut(Pen pen, Look look, Readings readings, String which, int depth) {
    axis.begin();
    axis.see(0);
    see(chain(readings));
    see(beside(readings.other()));
    see(beside(readings.ghost()));
    boolean two = !which.equals(Powers.NONE);
    if (two) {
      Powers.see(axis, which, depth);
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left =
        Math.max(look.px(Frame.LEFT), axis.left(pen, look, look.px(Frame.PAD), top, bottom));
    double end = Math.floor(look.width() - look.px(RIGHT));
    double room = two ? Math.floor((end - left) * 0.56) : end - left;
    plot = new Box(left, top, room, Math.max(1, bottom - top));
    int hidden = readings.hidden();
    double numbers = pen.textWidth(Integer.toString(hidden), look.type().label(), Weight.REGULAR);
    double out = pen.textWidth("out", look.type().label(), Weight.REGULAR);
    layers =
        LayerAxis.on(
            hidden, left, plot.right(), Math.max(look.px(32), numbers + out + look.px(16)));
    if (two) {
      double start = plot.right() + look.px(GAP);
      powers.lay(new Box(start, top, end - start - Powers.margin(pen, look), plot.height()));
    }
    if (xs.length < 3 * hidden + 6) {
      xs = new double[3 * hidden + 6];
      ys = new double[3 * hidden + 6];
    }
  }

  private void see(@Nullable Chain chain) {
    if (chain == null) {
      return;
    }
    chain.products().forEach(product -> axis.see(product.decades()));
    chain.links().forEach(link -> axis.see(Decades.of(link.factor())));
  }

  private void paintGround(Pen pen, Look look, Focus focus) {
    paintColumn(pen, look, focus.layer(), look.theme().selection());
    if (focus.hoverLayer() != focus.layer()) {
      paintColumn(pen, look, focus.hoverLayer(), Argb.fade(look.theme().selection(), 0.6));
    }
    axis.lay(plot, look.type());
    axis.paint(pen, look, Frame.labelsRight(look, plot));
    new LayerStrip(pen, look, layers).paintUnder(plot);
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
  }

  private void paintColumn(Pen pen, Look look, int layer, int color) {
    if (layer > 0 && layer <= layers.hidden() + 1) {
      double width = Math.max(look.px(6), Math.min(layers.slot(), look.px(26)));
      pen.fillRect(layers.at(layer) - width / 2, plot.y(), width, plot.height(), color);
    }
  }

  private void paintChains(Pen pen, Look look, Readings readings, Chain chain, Focus focus) {
    paintFactors(pen, look, chain);
    Chain kept = beside(readings.ghost());
    if (kept != null) {
      pen.dashes(look.px(4), look.px(3));
      paintProduct(pen, look, kept, Marker.CIRCLE, look.theme().axis(), 0, look.px(1.25));
      pen.dashes(0, 0);
    }
    double radius = Math.min(look.px(4.6), layers.slot() * 0.34);
    radius = radius < look.px(1.6) ? 0 : radius;
    Chain other = beside(readings.other());
    if (other != null) {
      int color = look.theme().runB();
      paintProduct(pen, look, other, Marker.SQUARE, color, radius, look.type().signalLine());
    }
    int ink = look.theme().runA();
    paintProduct(pen, look, chain, Marker.CIRCLE, ink, radius, look.type().heroLine());
    paintChosen(pen, look, chain, focus.layer());
    paintWords(new Words(pen, look), look, chain, other, readings.snapshot().step());
  }

  /** ◆ at each factor, between the layer it leads down from and the one it leads to. */
  private void paintFactors(Pen pen, Look look, Chain chain) {
    double radius = Math.min(look.px(3.6), layers.slot() * 0.3);
    int ink = look.theme().muted();
    for (Chain.Link link : chain.links()) {
      if (link.layer() > layers.hidden() + 1) {
        continue;
      }
      double x = (layers.at(link.layer()) + layers.at(link.layer() - 1)) / 2;
      double y = axis.y(Decades.of(link.factor()));
      if (radius < look.px(1.2)) {
        pen.fillRect(x - 0.5, y - 0.5, 1.2, 1.2, ink);
      } else {
        int fill = link.factor() < 0 ? look.theme().card() : ink;
        Marker.DIAMOND.paint(pen, x, y, radius, fill, ink, look.px(1.2));
      }
      taken.take(x - radius, y - radius, 2 * radius, 2 * radius);
    }
  }

  /** Stairs from the output down: each riser is one factor. */
  private void paintProduct(
      Pen pen, Look look, Chain chain, Marker marker, int color, double radius, double width) {
    int n = 0;
    List<Chain.Product> products = chain.products();
    for (Chain.Product product : products) {
      if (product.layer() > layers.hidden() + 1 || Double.isNaN(product.decades())) {
        continue;
      }
      double x = layers.at(product.layer());
      double y = axis.y(product.decades());
      if (n > 0) {
        double between = (xs[n - 1] + x) / 2;
        xs[n] = between;
        ys[n] = ys[n - 1];
        xs[n + 1] = between;
        ys[n + 1] = y;
        taken.takeLine(xs[n - 1], ys[n - 1], between, ys[n - 1], width);
        taken.takeLine(between, ys[n - 1], between, y, width);
        n += 2;
      }
      if (n + 3 > xs.length) {
        break;
      }
      xs[n] = x;
      ys[n++] = y;
    }
    if (n > 1) {
      pen.polyline(xs, ys, n, color, layers.slot() < 4 ? width * 0.75 : width);
    }
    for (Chain.Product product : products) {
      if (radius > 0 && product.layer() <= layers.hidden() + 1) {
        double x = layers.at(product.layer());
        double y = axis.y(product.decades());
        int fill = product.sign() < 0 ? look.theme().card() : color;
        marker.paint(pen, x, y, radius, fill, color, look.type().signalLine());
        taken.take(x - radius, y - radius, 2 * radius, 2 * radius);
      }
    }
  }

  private void paintChosen(Pen pen, Look look, Chain chain, int layer) {
    for (Chain.Product product : chain.products()) {
      if (product.layer() == layer) {
        double y = axis.y(product.decades());
        int ink = look.theme().runA();
        Marker.CIRCLE.paint(
            pen, layers.at(layer), y, look.px(6.5), look.theme().card(), ink, look.px(2.5));
      }
    }
  }

  private void paintWords(
      Words words, Look look, Chain chain, @Nullable Chain other, long shownStep) {
    double far = 1e4;
    Chain.Product end = chain.products().get(chain.products().size() - 1);
    String name = other == null ? "" : "A ";
    String product = name + "product " + Decades.words(end.decades(), end.sign());
    double x = layers.at(1) + look.px(10);
    double y = axis.y(end.decades());
    words.free(taken, product, x, y - look.px(18), far, Weight.SEMIBOLD, look.theme().runA());
    if (other != null) {
      Chain.Product last = other.products().get(other.products().size() - 1);
      String of = "B product " + Decades.words(last.decades(), last.sign());
      double at = axis.y(last.decades()) - look.px(18);
      words.free(taken, of, x, at, far, Weight.SEMIBOLD, look.theme().runB());
    }
    int muted = look.theme().muted();
    double middle = layers.at(Math.max(1, layers.hidden() * 2 / 3));
    double top = axis.scaled().y() + look.px(10);
    words.free(taken, "◆ factor w·f′", middle, top, far, Weight.REGULAR, muted);
    words.free(taken, "hollow: below 0", middle, top + look.px(17), far, Weight.REGULAR, muted);
    String path =
        chain.chosen() > 0
            ? "largest path through the selected unit"
            : "largest of all paths, first sample";
    double low = axis.scaled().bottom() - look.px(10);
    words.free(taken, path, middle, low, far, Weight.REGULAR, muted);
    String age = Age.of(chain.step(), shownStep);
    if (!age.isEmpty()) {
      words.free(taken, age, middle, low - look.px(17), far, Weight.REGULAR, muted);
    }
  }

  private Readout readout(Look look, Chain chain, Focus focus) {
    Readout readout = new Readout();
    int layer = focus.readLayer();
    for (Chain.Link link : chain.links()) {
      if (link.layer() == layer) {
        int text = look.theme().text();
        String name = Layers.name(layer, layers.hidden());
        readout.add(name + ", unit " + link.unit(), text, Weight.SEMIBOLD);
        String factor = "w·f′ = " + Numbers.value(link.factor());
        readout.add(factor, look.theme().runA(), Weight.SEMIBOLD);
      }
    }
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    boolean near = x <= plot.right() && y >= plot.y() && y <= plot.bottom() + 40;
    int layer = near ? layers.layerAt(x) : 0;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }

  @Override
  public void forget() {
    axis.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    Chain chain = chain(readings);
    if (chain == null || chain.links().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("∂output/∂a₁ along one path = w·f′ · w·f′ · …");
    int wanted = focus.layer();
    for (Chain.Link link : chain.links()) {
      if (link.layer() == wanted) {
        String units = "unit " + link.unit() + " on unit " + link.below() + " of the layer below";
        lines.add(Layers.name(wanted, chain.hidden()) + ", " + units);
        lines.add("w = " + Numbers.value(link.weight()));
        lines.add("f′ = " + Numbers.value(link.slope()));
        lines.add("w·f′ = " + Numbers.value(link.factor()));
      }
    }
    Chain.Product end = chain.products().get(chain.products().size() - 1);
    lines.add(
        "product of " + chain.links().size() + " = " + Decades.words(end.decades(), end.sign()));
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    Chain chain = chain(readings);
    if (chain == null || chain.links().isEmpty()) {
      return "No chain of factors is known yet.";
    }
    Chain.Product end = chain.products().get(chain.products().size() - 1);
    return "Along the largest path from the output down to layer 1, "
        + chain.links().size()
        + " factors multiply to "
        + Decades.words(end.decades(), end.sign())
        + ". "
        + Powers.summary((int) focus.knobs().of(DEPTH));
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<String> columns =
        List.of(
            "layer", "unit", "unit_below", "weight", "slope", "factor", "log10_product", "sign");
    List<List<String>> rows = new ArrayList<>();
    Chain chain = chain(readings);
    if (chain == null) {
      return new Table(columns, rows);
    }
    List<Chain.Product> products = chain.products();
    for (int i = 0; i < chain.links().size(); i++) {
      Chain.Link link = chain.links().get(i);
      Chain.Product product = products.get(i + 1);
      rows.add(
          List.of(
              Integer.toString(link.layer()),
              Integer.toString(link.unit()),
              Integer.toString(link.below()),
              Double.toString(link.weight()),
              Double.toString(link.slope()),
              Double.toString(link.factor()),
              Double.toString(product.decades()),
              Integer.toString(product.sign())));
    }
    return new Table(columns, rows);
  }
}
