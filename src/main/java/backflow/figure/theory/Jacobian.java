package backflow.figure.theory;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.study.Spectra;
import backflow.theory.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How do the layers stretch and flatten what passes them? Left the singular values of each layer's
 * Jacobian ∂a_l/∂a_(l−1), right those of the product from layer l up to the last hidden layer D: a
 * gradient arriving at D in a direction is multiplied by one of these on its way to layer l.
 */
final class Jacobian implements Figure {
  /** What is shown; in a narrow place one at a time. */
  static final Knob.Choice SHOW =
      new Knob.Choice("jacobian.show", "show", List.of("both", "each layer", "product"));

  private static final double TWO = 560;
  private static final double RIGHT = 21;
  private static final double SENTENCE = 19;

  private final JacobianSpectra each = new JacobianSpectra();
  private final JacobianSpectra product = new JacobianSpectra();
  private boolean eachShown;
  private boolean productShown;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    String show = focus.knobs().of(SHOW);
    boolean wide = look.width() >= look.px(TWO);
    eachShown = wide ? !show.equals("product") : show.equals("each layer");
    productShown = wide ? !show.equals("each layer") : !eachShown;
    Spectra spectra = spectra(readings);
    layOut(pen, look, readings);
    boolean any = readings.snapshot().step() >= 0;
    paintTitle(pen, look, any ? spectra : null, readings.hidden(), focus);
    Words words = new Words(pen, look);
    String nothing = any ? nothing(spectra) : "no step yet";
    if (eachShown) {
      each.paintGround(pen, look, focus);
    }
    if (productShown) {
      product.paintGround(pen, look, focus);
    }
    if (!nothing.isEmpty() || spectra == null) {
      words.inside(eachShown ? each.plot() : product.plot(), nothing);
      return;
    }
    paintRuns(pen, look, readings, spectra);
    paintWords(words, look, spectra, readings);
  }

  private static String nothing(@Nullable Spectra spectra) {
    return spectra == null ? "working…" : "";
  }

  private static @Nullable Spectra spectra(Readings readings) {
    Spectra spectra = readings.findings().find(Spectra.class);
    return spectra == null || spectra.hidden() != readings.hidden() ? null : spectra;
  }

  private static @Nullable Spectra beside(@Nullable Readings readings) {
    return readings == null ? null : readings.findings().find(Spectra.class);
  }

  private void layOut(Pen pen, Look look, Readings readings) {
    List<List<Spectra.OfLayer>> layers = new ArrayList<>();
    List<List<Spectra.OfLayer>> products = new ArrayList<>();
    Spectra[] all = {spectra(readings), beside(readings.other()), beside(readings.ghost())};
    for (Spectra one : all) {
      if (one != null) {
        layers.add(one.layers());
        products.add(one.products());
      }
    }
    double top = Math.ceil(look.px(Frame.TOP + SENTENCE - 4));
    double left = look.px(Frame.PAD);
    double end = Math.floor(look.width() - look.px(RIGHT));
    double height = look.height() - top;
    boolean two = eachShown && productShown;
    double middle = two ? Math.floor((left + end) / 2) : end;
    double gap = look.px(8);
    Box first = new Box(left, top, middle - left - (two ? gap : 0), height);
    if (eachShown) {
      each.layOut(pen, look, readings.hidden(), first, layers);
    }
    if (productShown) {
      Box second = two ? new Box(middle + gap, top, end - middle - gap, height) : first;
      product.layOut(pen, look, readings.hidden(), second, products);
    }
  }

  private void paintTitle(Pen pen, Look look, @Nullable Spectra spectra, int hidden, Focus focus) {
    double right = productShown ? product.plot().right() : each.plot().right();
    Readout readout = spectra == null ? new Readout() : readout(look, spectra, focus);
    String unit = "singular values at the first sample of the batch (log)";
    Frame.title(pen, look, readout, right, unit, "singular values (log)", "(log)");
    Words words = new Words(pen, look);
    double baseline = look.px(Frame.TITLE + SENTENCE);
    int muted = look.theme().muted();
    if (eachShown) {
      double room = each.plot().right() - look.px(Frame.PAD);
      String some = spectra == null ? "" : some(spectra);
      String which = some.isEmpty() ? "each layer" : some;
      String held = spectra != null && spectra.held() ? ", batch statistics held" : "";
      String longest = which + ", ∂aₗ/∂aₗ₋₁" + held;
      words.line(look.px(Frame.PAD), baseline, room, muted, longest, which + held, which);
    }
    if (productShown) {
      double x = eachShown ? product.plot().x() - look.px(40) : look.px(Frame.PAD);
      double room = product.plot().right() - x;
      String along = spectra == null || !isPartial(spectra) ? "" : ", " + along(spectra);
      String name = "product ∂a" + subscript(hidden) + "/∂aₗ";
      String longest = name + (along.isEmpty() ? ", from layer l to the last hidden" : along);
      words.line(x, baseline, room, muted, longest, name, "product");
    }
  }

  /** "3 of 7 layers" where not all were looked at; else empty. */
  private static String some(Spectra spectra) {
    int all = spectra.hidden() + 1;
    int seen = spectra.layers().size();
    return seen < all ? seen + " of " + all + " layers (all would take too long)" : "";
  }

  /** Whether the products were followed along some directions only. */
  private static boolean isPartial(Spectra spectra) {
    return spectra.directions() > 0 && spectra.directions() < spectra.width();
  }

  private static String along(Spectra spectra) {
    return "along " + spectra.directions() + " of " + spectra.width() + " directions";
  }

  /** Digits set low: ₂₀. */
  private static String subscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append((char) ('₀' + digit - '0'));
    }
    return text.toString();
  }

  private void paintRuns(Pen pen, Look look, Readings readings, Spectra spectra) {
    Spectra other = beside(readings.other());
    Spectra kept = beside(readings.ghost());
    int ghost = look.theme().axis();
    if (eachShown) {
      each.paint(pen, look, spectra.layers());
      if (kept != null) {
        each.outline(pen, look, kept.layers(), ghost, true);
      }
      if (other != null) {
        each.outline(pen, look, other.layers(), look.theme().runB(), false);
      }
    }
    if (productShown) {
      product.paint(pen, look, spectra.products());
      if (kept != null) {
        product.outline(pen, look, kept.products(), ghost, true);
      }
      if (other != null) {
        product.outline(pen, look, other.products(), look.theme().runB(), false);
      }
    }
  }

  private void paintWords(Words words, Look look, Spectra spectra, Readings readings) {
    boolean compared = readings.other() != null;
    int ink = look.theme().runA();
    if (productShown && spectra.products().isEmpty()) {
      words.inside(product.plot(), "a product needs two hidden layers");
    } else if (productShown) {
      name(words, look, product, spectra, compared ? "A, " : "", ink, 0.6);
      Spectra other = beside(readings.other());
      if (other != null && !other.products().isEmpty()) {
        name(words, look, product, other, "B, ", look.theme().runB(), 0.3);
      }
    }
    JacobianSpectra legend = eachShown ? each : product;
    double x = legend.plot().x() + look.px(10);
    double low = legend.axis().scaled().bottom() - look.px(10);
    int muted = look.theme().muted();
    String reading = "pale: largest to smallest; line: median";
    double far = look.px(240);
    words.free(legend.taken(), reading, x, low, far, Weight.REGULAR, muted);
    String age = Age.of(spectra.step(), readings.snapshot().step());
    if (!age.isEmpty()) {
      double above = low - look.px(18);
      words.free(legend.taken(), age, x, above, far, Weight.REGULAR, muted);
    }
    if (eachShown) {
      double one = each.axis().y(0) - look.px(11);
      String kept = "1: lengths are kept";
      words.free(each.taken(), kept, x, one, look.px(120), Weight.REGULAR, muted);
    }
  }

  /**
   * The largest singular value down to layer 1, and the condition number; of some directions the
   * largest and the spread found along them, which bound neither.
   */
  private static void name(
      Words words,
      Look look,
      JacobianSpectra panel,
      Spectra spectra,
      String run,
      int ink,
      double at) {
    Spectra.OfLayer first = spectra.products().get(0);
    Spectrum s = first.spectrum();
    double x = panel.plot().x() + look.px(24);
    double y = panel.plot().y() + panel.plot().height() * at;
    if (!s.known()) {
      words.free(panel.taken(), run + "not finite", x, y, 1e4, Weight.SEMIBOLD, ink);
      return;
    }
    boolean partial = isPartial(spectra);
    String most = partial ? ": largest found " : ": at most ";
    String largest = run + "layer " + first.layer() + most + Decades.words(s.largest());
    if (s.rank() == 0) {
      words.free(panel.taken(), largest, x, y, 1e4, Weight.SEMIBOLD, ink);
    } else {
      String condition = spread(s, partial) + " " + Decades.words(s.condition());
      if (!words.pair(panel.taken(), largest, condition, x, y, ink)) {
        boolean whole = !partial && s.rank() == s.size();
        String least = (whole ? "condition " : "spread ") + Decades.words(s.condition());
        String size = (partial ? "found " : "≤ ") + Decades.words(s.largest());
        words.pair(panel.taken(), run + size, least, x, y, ink);
      }
    }
  }

  /**
   * What largest over smallest is: the condition number only where no singular value is 0 and all
   * directions were followed.
   */
  private static String spread(Spectrum s, boolean partial) {
    return partial
        ? "spread along these"
        : s.rank() < s.size() ? "largest ÷ smallest above 0:" : "condition number";
  }

  private Readout readout(Look look, Spectra spectra, Focus focus) {
    Readout readout = new Readout();
    int layer = focus.readLayer();
    Optional<Spectrum> wanted = eachShown ? spectra.ofLayer(layer) : spectra.productTo(layer);
    if (wanted.isEmpty() || !wanted.get().known()) {
      return readout;
    }
    Spectrum s = wanted.get();
    readout.add(Layers.name(layer, spectra.hidden()), look.theme().text(), Weight.SEMIBOLD);
    String range =
        s.rank() == 0 ? "all 0" : Decades.words(s.smallest()) + " … " + Decades.words(s.largest());
    readout.add(range, look.theme().runA(), Weight.SEMIBOLD);
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    int layer = eachShown ? each.layerAt(x, y) : 0;
    layer = layer == 0 && productShown ? product.layerAt(x, y) : layer;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }

  @Override
  public void forget() {
    each.forget();
    product.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    Spectra spectra = spectra(readings);
    if (spectra == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Jₗ = ∂aₗ/∂aₗ₋₁ = diag(f′(zₗ))·Wₗ");
    int layer = focus.layer();
    spectra.ofLayer(layer).ifPresent(s -> lines.addAll(numbers("J" + subscript(layer), s, "")));
    int down = spectra.productTo(layer).isPresent() ? layer : 1;
    spectra
        .productTo(down)
        .ifPresent(
            s ->
                lines.addAll(
                    numbers(
                        "J" + subscript(spectra.hidden()) + "···J" + subscript(down + 1),
                        s,
                        isPartial(spectra) ? along(spectra) : "")));
    return lines;
  }

  private static List<String> numbers(String name, Spectrum s, String along) {
    if (!s.known()) {
      return List.of(name + " is not finite");
    }
    if (s.rank() == 0) {
      return List.of(name + " = 0");
    }
    return List.of(
        "σ("
            + name
            + ")"
            + (along.isEmpty() ? "" : " " + along)
            + ": largest "
            + Decades.words(s.largest()),
        "median " + Decades.words(s.quantile(0.5)),
        "smallest above 0: " + Decades.words(s.smallest()),
        spread(s, !along.isEmpty()).replace(":", "") + " = " + Decades.words(s.condition()),
        s.size() - s.rank() + " of " + s.size() + " exactly 0");
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    Spectra spectra = spectra(readings);
    if (spectra == null || spectra.products().isEmpty()) {
      return "No spectrum is known yet.";
    }
    Spectrum s = spectra.products().get(0).spectrum();
    if (!s.known()) {
      return "The Jacobians are not finite.";
    }
    return "From layer "
        + Numbers.integer(spectra.hidden())
        + " down to layer 1 the largest singular value is "
        + Decades.words(s.largest())
        + ", the median "
        + Decades.words(s.rank() == 0 ? Double.NEGATIVE_INFINITY : s.quantile(0.5))
        + (isPartial(spectra) ? ", " + along(spectra) : "")
        + "; "
        + spread(s, isPartial(spectra))
        + " "
        + Decades.words(s.condition())
        + "; "
        + (s.size() - s.rank())
        + " of "
        + s.size()
        + " are exactly 0.";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<String> columns =
        List.of("of", "layer", "log10_largest", "log10_median", "log10_smallest", "rank", "size");
    List<List<String>> rows = new ArrayList<>();
    Spectra spectra = spectra(readings);
    if (spectra != null) {
      spectra.layers().forEach(one -> rows.add(row("layer", one)));
      spectra.products().forEach(one -> rows.add(row("product", one)));
    }
    return new Table(columns, rows);
  }

  private static List<String> row(String of, Spectra.OfLayer one) {
    Spectrum s = one.spectrum();
    boolean any = s.known() && s.rank() > 0;
    return List.of(
        of,
        Integer.toString(one.layer()),
        any ? Double.toString(s.largest()) : "",
        any ? Double.toString(s.quantile(0.5)) : "",
        any ? Double.toString(s.smallest()) : "",
        Integer.toString(s.rank()),
        Integer.toString(s.size()));
  }
}
