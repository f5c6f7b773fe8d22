package backflow.figure.check;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.check.ElementCheck;
import backflow.check.ElementPlace;
import backflow.check.TensorCheck;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.study.check.CheckedTensors;
import backflow.study.check.UnderWay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is the gradient right? Every number that was checked, tensor by tensor, by how far the backward
 * pass and the differences of the loss disagree; apart those of which differences say nothing; and
 * the norm form, which can hide a wrong small tensor. Two runs stand side by side.
 */
final class CheckTensors implements Figure {
  private static final double VERDICT = 44;
  private static final double LOW_VERDICT = 20;
  private static final double LOW = 300;
  private static final double LINE = 19;
  private static final double GAP = 10;
  private static final double BRIEF = 520;

  private final List<TensorPanel> panels = new ArrayList<>();
  private final @Nullable TensorView[] known = new TensorView[2];

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    panels.clear();
    Readings other = readings.other();
    double width = look.width() - look.px(Frame.PAD) - look.px(4);
    double half = other == null ? width : (width - look.px(GAP)) / 2;
    Box box = new Box(look.px(Frame.PAD), 0, half, look.height());
    paint(pen, look, readings, focus, box, 0);
    if (other != null) {
      double x = box.right() + look.px(GAP);
      paint(pen, look, other, focus, new Box(x, 0, half, look.height()), 1);
    }
    paintTitle(pen, look, readings, focus);
  }

  private @Nullable TensorView view(Readings readings, Focus focus, int run) {
    CheckedTensors found = readings.findings().find(CheckedTensors.class);
    if (found == null) {
      return null;
    }
    TensorView view = TensorView.of(found, CheckKnobs.isOneSided(focus.knobs()), known[run]);
    known[run] = view;
    return view;
  }

  /** Where there is little room the verdict stands in the place of the unit. */
  private static boolean isLow(Look look) {
    return look.height() < look.px(LOW);
  }

  private void paintTitle(Pen pen, Look look, Readings readings, Focus focus) {
    if (isLow(look)) {
      return;
    }
    Readout readout = new Readout();
    TensorView view = view(readings, focus, 0);
    Pointed pointed = view == null ? null : pointed(view, focus);
    if (view != null && pointed != null) {
      String name = view.found().name(pointed.tensor, pointed.element.index()).words();
      readout.add(name, look.theme().text(), Weight.REGULAR);
    }
    Frame.title(
        pen,
        look,
        readout,
        look.width() - look.px(Frame.PAD),
        "relative error |a − n| / max(|a|, |n|) of every element (log)",
        "relative error of every element (log)",
        "relative error (log)");
  }

  /** An element under the pointer, or else the chosen one. */
  private record Pointed(int tensor, ElementCheck element) {}

  private static @Nullable Pointed pointed(TensorView view, Focus focus) {
    ElementPlace place = focus.hover().element() == null ? focus.chosen() : focus.hover().element();
    List<TensorCheck> tensors = view.report().tensors();
    if (place == null || place.parameter() >= tensors.size()) {
      return null;
    }
    return tensors.get(place.parameter()).elements().stream()
        .filter(e -> e.index() == place.index())
        .findFirst()
        .map(e -> new Pointed(place.parameter(), e))
        .orElse(null);
  }

  private void paint(Pen pen, Look look, Readings readings, Focus focus, Box box, int run) {
    TensorView view = view(readings, focus, run);
    UnderWay now = readings.findings().find(UnderWay.class);
    if (view == null) {
      Frame.empty(pen, look, box, nothing(readings, now));
      return;
    }
    boolean two = readings.other() != null || run > 0;
    String letter = two ? (run == 0 ? "A  " : "B  ") : "";
    int ink = run == 0 ? look.theme().runA() : look.theme().runB();
    double y = look.px(isLow(look) ? LOW_VERDICT : VERDICT);
    paintVerdict(pen, look, view, box, y, letter, ink);
    y += look.px(LINE + 2);
    Pointed pointed = pointed(view, focus);
    if (pointed == null) {
      facts(pen, look, view, readings, box, y);
    } else {
      String[] forms = TensorWords.element(view, pointed.tensor, pointed.element);
      line(pen, look, box, y, look.theme().text(), Weight.REGULAR, look.type().label(), forms);
    }
    if (view.normFormHides()) {
      y += look.px(LINE);
      String[] forms = TensorWords.hidden(view);
      int danger = look.theme().danger();
      line(pen, look, box, y, danger, Weight.SEMIBOLD, look.type().label(), forms);
    }
    double top = y + look.px(12);
    Box rest = new Box(box.x(), top, box.width(), box.height() - top);
    TensorPanel panel = new TensorPanel(pen, look, view, rest, hidden(view), ink);
    panels.add(panel);
    panel.paint(focus, box.width() < look.px(BRIEF));
  }

  private static int hidden(TensorView view) {
    List<TensorCheck> tensors = view.report().tensors();
    return tensors.get(tensors.size() - 1).layer() - 1;
  }

  private static String nothing(Readings readings, @Nullable UnderWay now) {
    if (now != null && now.kind() == CheckedTensors.class) {
      return TensorWords.underWay(now, "checking");
    }
    return now == null ? "not checked yet" : "waits for its turn …";
  }

  private static void paintVerdict(
      Pen pen, Look look, TensorView view, Box box, double y, String letter, int ink) {
    Theme theme = look.theme();
    TensorWords.Verdict verdict = TensorWords.verdict(view);
    int color =
        switch (verdict) {
          case RIGHT -> theme.success();
          case WRONG -> theme.danger();
          case NOTHING -> theme.warning();
        };
    double size = look.type().headline();
    double x = box.x();
    if (!letter.isEmpty()) {
      pen.text(letter, x, y, Anchor.START, size, Weight.BOLD, ink);
      x += pen.textWidth(letter, size, Weight.BOLD);
    }
    String sign =
        verdict == TensorWords.Verdict.RIGHT
            ? "✓ "
            : verdict == TensorWords.Verdict.WRONG ? "✗ " : "– ";
    pen.text(sign, x, y, Anchor.START, size, Weight.BOLD, color);
    x += pen.textWidth(sign, size, Weight.BOLD);
    Box room = new Box(x, 0, box.right() - x, 1);
    line(pen, look, room, y, color, Weight.BOLD, size, TensorWords.sentences(view));
  }

  /** As many facts as fit on a line. */
  private static void facts(
      Pen pen, Look look, TensorView view, Readings readings, Box box, double y) {
    UnderWay now = readings.findings().find(UnderWay.class);
    List<String> facts = TensorWords.facts(view, readings.snapshot().step(), now);
    String[] forms = new String[facts.size()];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = String.join("  ·  ", facts.subList(0, forms.length - i));
    }
    int muted = look.theme().muted();
    line(pen, look, box, y, muted, Weight.REGULAR, look.type().label(), forms);
  }

  /** The first of some forms, the longest first, that fits. */
  private static void line(
      Pen pen,
      Look look,
      Box room,
      double y,
      int color,
      Weight weight,
      double size,
      String... forms) {
    for (String form : forms) {
      if (pen.textWidth(form, size, weight) <= room.width()) {
        pen.text(form, room.x(), y, Anchor.START, size, weight, color);
        return;
      }
    }
  }

  @Override
  public Hit hit(double x, double y) {
    for (TensorPanel panel : panels) {
      Hit hit = panel.hit(x, y);
      if (!hit.isNone()) {
        return hit;
      }
    }
    return Hit.NONE;
  }

  @Override
  public void forget() {
    panels.clear();
    known[0] = null;
    known[1] = null;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    List<String> lines = new ArrayList<>();
    boolean oneSided = CheckKnobs.isOneSided(focus.knobs());
    lines.add(oneSided ? "n = (J(θ+ε) − J(θ)) / ε" : "n = (J(θ+ε) − J(θ−ε)) / 2ε");
    lines.add("error = |a − n| / max(|a|, |n|)");
    TensorView view = view(readings, focus, 0);
    if (view == null) {
      return lines;
    }
    lines.add("ε = " + Numbers.value(view.report().epsilon()));
    Pointed pointed = pointed(view, focus);
    if (pointed != null) {
      ElementCheck e = pointed.element;
      double numeric = oneSided ? e.oneSided() : e.centred();
      lines.add(view.found().name(pointed.tensor, e.index()).words());
      lines.add("a = " + Numbers.value(e.analytic()) + ", n = " + Numbers.value(numeric));
      lines.add("error = " + Numbers.value(view.error(e)));
    }
    if (!Blank.is(view.normForm())) {
      lines.add("norm form = ‖a − n‖ / (‖a‖ + ‖n‖) = " + Numbers.value(view.normForm()));
    }
    lines.add(
        "unresolvable: |a| and |n| below 100·u·|J|/ε = "
            + Numbers.value(view.report().resolution()));
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    String a = TensorWords.summary(view(readings, focus, 0));
    Readings other = readings.other();
    return other == null ? a : "A: " + a + " B: " + TensorWords.summary(view(other, focus, 1));
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return TensorWords.table(view(readings, focus, 0));
  }
}
