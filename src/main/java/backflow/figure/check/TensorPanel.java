package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Marker;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.ElementPlace;
import backflow.check.TensorCheck;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Look;
import backflow.math.Blank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check of one run: the verdict, and every element by its tensor and its relative error. */
final class TensorPanel {
  private static final double FULL_WORDS = 520;
  private static final double FOOT = 50;
  private static final double LOW = 230;
  private static final double LOW_FOOT = 32;
  private static final double LANE = 16;
  private static final double NEAR = 9;
  private static final int MOST_ROUND = 6000;
  private static final Band[] APART = {Band.NOT_FINITE, Band.KINK, Band.UNRESOLVABLE};
  private static final Band[] JUDGED = {Band.HAPPY, Band.FINE, Band.UNCOMFORTABLE, Band.WRONG};

  private final Pen pen;
  private final Look look;
  private final TensorView view;
  private final int ink;
  private Box plot = new Box(0, 0, 1, 1);
  private ErrorAxis axis;
  private TensorSlots slots;
  private final List<Band> lanes = new ArrayList<>();
  private double lanesTop;
  private boolean named;

  /** Where the dots stand, to be found under the pointer. */
  private record Dot(double x, double y, int tensor, ElementCheck element) {}

  private final List<Dot> dots = new ArrayList<>();

  TensorPanel(Pen pen, Look look, TensorView view, Box box, int hidden, int ink) {
    this.pen = pen;
    this.look = look;
    this.view = view;
    this.ink = ink;
    Arrays.stream(APART).filter(b -> view.count(b) > 0).forEach(lanes::add);
    double words = Math.max(laneWords(), ErrorAxis.wordsWidth(pen, look, isBrief(box)));
    double left = box.x() + look.px(Frame.LEFT - 8);
    double right = box.right() - words - look.px(16);
    double top = box.y() + lanes.size() * look.px(LANE) + (lanes.isEmpty() ? 0 : look.px(5));
    lanesTop = box.y();
    LayerAxis layers = LayerAxis.on(hidden, left, right, look.px(34));
    slots = new TensorSlots(layers, view.report().tensors());
    named = namesFit();
    // where it is low the strip has its numbers, and the words under them are cut off
    double strip = box.height() < look.px(LOW) ? LOW_FOOT : FOOT;
    double foot = look.px(strip) + (named ? look.px(18) : 0);
    double bottom = Math.max(top + look.px(30), box.bottom() - foot);
    plot = new Box(left, top, Math.max(1, right - left), bottom - top);
    axis = ErrorAxis.of(plot, look);
  }

  private boolean isBrief(Box box) {
    return box.width() < look.px(FULL_WORDS);
  }

  private double laneWords() {
    double width = 0;
    for (Band band : lanes) {
      width = Math.max(width, pen.textWidth(laneWord(band), look.type().note(), Weight.REGULAR));
    }
    return width;
  }

  private String laneWord(Band band) {
    return backflow.chart.Numbers.integer(view.count(band)) + " " + TensorWords.word(band);
  }

  private boolean namesFit() {
    double size = look.type().label();
    List<TensorCheck> tensors = view.report().tensors();
    for (int i = 0; i < tensors.size(); i++) {
      double width = pen.textWidth(tensors.get(i).tensor(), size, Weight.REGULAR);
      if (width + look.px(4) > slots.width(i)) {
        return false;
      }
    }
    return true;
  }

  /** Everything under the verdict. */
  void paint(Focus focus, boolean brief) {
    axis.paint(pen, look);
    paintColumns(focus);
    axis.paintWords(pen, look, brief);
    paintLanes();
    paintDots(focus);
    paintNormForms();
    paintFoot();
  }

  private void paintColumns(Focus focus) {
    int[] layers = {focus.layer(), focus.hoverLayer()};
    LayerAxis along = slots.layers();
    for (int layer : layers) {
      if (layer > 0 && layer <= along.hidden() + 1) {
        double width = layer > along.hidden() ? along.outSlot() : along.slot();
        double height = plot.bottom() - lanesTop;
        double x = along.at(layer) - width / 2;
        pen.fillRect(x, lanesTop, width, height, look.theme().selection());
      }
    }
    for (int tensor : view.wrong()) {
      double width = Math.max(1, slots.width(tensor));
      int pale = Argb.fade(look.theme().danger(), 0.09);
      pen.fillRect(slots.left(tensor), plot.y(), width, plot.height(), pale);
    }
  }

  private double laneMiddle(Band band) {
    return lanesTop + (lanes.indexOf(band) + 0.5) * look.px(LANE);
  }

  private void paintLanes() {
    double size = look.type().note();
    double height = look.px(LANE) - 2;
    for (Band band : lanes) {
      double y = laneMiddle(band);
      int ground = Argb.fade(look.theme().grid(), 0.6);
      pen.fillRect(plot.x(), y - height / 2, plot.width(), height, ground);
      double x = plot.right() + look.px(8);
      double baseline = y + Typography.middle(size);
      int color = band == Band.NOT_FINITE ? look.theme().danger() : look.theme().muted();
      pen.text(laneWord(band), x, baseline, Anchor.START, size, Weight.REGULAR, color);
    }
  }

  private void paintDots(Focus focus) {
    dots.clear();
    Band[] order = new Band[APART.length + JUDGED.length];
    System.arraycopy(APART, 0, order, 0, APART.length);
    System.arraycopy(JUDGED, 0, order, APART.length, JUDGED.length);
    List<List<Dot>> byBand = new ArrayList<>();
    for (int i = 0; i < Band.values().length; i++) {
      byBand.add(new ArrayList<>());
    }
    List<TensorCheck> tensors = view.report().tensors();
    for (int i = 0; i < tensors.size(); i++) {
      for (ElementCheck e : tensors.get(i).elements()) {
        Band band = view.band(e);
        double x = slots.at(i, e.index(), tensors.get(i).size());
        double y = band.isJudged() ? axis.y(view.error(e)) : laneMiddle(e.band());
        byBand.get(band.ordinal()).add(new Dot(x, y, i, e));
      }
    }
    for (Band band : order) {
      for (Dot dot : byBand.get(band.ordinal())) {
        dots.add(dot);
        paint(dot, band);
      }
    }
    mark(focus.hover().element(), true);
    mark(focus.chosen(), false);
  }

  private double radius() {
    double least = slots.width(0);
    for (int i = 1; i < view.report().tensors().size(); i++) {
      least = Math.min(least, slots.width(i));
    }
    return look.px(Math.max(1.6, Math.min(3.2, least / look.px(10))));
  }

  private void paint(Dot dot, Band band) {
    Theme theme = look.theme();
    double r = radius();
    double line = look.type().thinLine();
    if (view.checked() > MOST_ROUND && band != Band.WRONG) {
      double side = look.px(1.6);
      pen.fillRect(dot.x - side / 2, dot.y - side / 2, side, side, color(band));
      return;
    }
    switch (band) {
      case HAPPY -> Marker.CIRCLE.paint(pen, dot.x, dot.y, r, color(band), color(band), line);
      case FINE, UNRESOLVABLE ->
          pen.strokeCircle(dot.x, dot.y, r, color(band), look.type().thinLine() * 1.2);
      case UNCOMFORTABLE, NOT_FINITE ->
          Marker.TRIANGLE.paint(pen, dot.x, dot.y, 1.25 * r, color(band), color(band), line);
      case KINK -> Marker.SQUARE.paint(pen, dot.x, dot.y, r, color(band), color(band), line);
      case WRONG ->
          Marker.DIAMOND.paint(
              pen, dot.x, dot.y, Math.max(look.px(3), 1.35 * r), color(band), theme.card(), line);
    }
  }

  private int color(Band band) {
    Theme theme = look.theme();
    return switch (band) {
      case HAPPY -> Argb.fade(ink, 0.7);
      case FINE -> ink;
      case UNCOMFORTABLE -> theme.warning();
      case WRONG, NOT_FINITE -> theme.danger();
      case UNRESOLVABLE, KINK -> theme.muted();
    };
  }

  /** A ring around an element, and if it is chosen a second one. */
  private void mark(@Nullable ElementPlace place, boolean pointed) {
    for (Dot dot : dots) {
      if (place != null
          && dot.tensor == place.parameter()
          && dot.element.index() == place.index()) {
        double r = radius() + look.px(pointed ? 2.5 : 4.5);
        pen.strokeCircle(dot.x, dot.y, r, look.theme().text(), look.type().signalLine());
      }
    }
  }

  /** A line across each tensor at its norm form, and one across all. */
  private void paintNormForms() {
    int ground = look.theme().card();
    int color = look.theme().text();
    for (int i = 0; i < view.report().tensors().size(); i++) {
      double form = view.normForm(i);
      if (!Blank.is(form)) {
        double y = axis.y(form);
        double left = slots.left(i);
        double right = left + Math.max(slots.width(i), look.px(2));
        pen.line(left, y, right, y, ground, look.px(4));
        pen.line(left, y, right, y, color, look.px(2));
      }
    }
    if (!Blank.is(view.normForm())) {
      double y = axis.y(view.normForm());
      pen.dashes(look.px(6), look.px(4));
      pen.line(plot.x(), y, plot.right(), y, color, look.type().thinLine());
      pen.dashes(0, 0);
      double size = look.type().note();
      String words = "norm form of all; bars: of each tensor";
      if (pen.textWidth(words, size, Weight.REGULAR) > plot.width() * 0.7) {
        words = "norm form";
      }
      if (plot.height() < look.px(120)) {
        return; // the facts above say its number
      }
      double above = y - look.px(6);
      double x = plot.x() + look.px(8);
      Frame.haloed(pen, look, words, x, above, size, Weight.REGULAR, color);
    }
  }

  private void paintFoot() {
    double size = look.type().label();
    double down = 0;
    if (named) {
      down = look.px(18);
      List<TensorCheck> tensors = view.report().tensors();
      for (int i = 0; i < tensors.size(); i++) {
        boolean wrong = view.wrong().contains(i);
        int color = wrong ? look.theme().danger() : look.theme().muted();
        Weight weight = wrong ? Weight.SEMIBOLD : Weight.REGULAR;
        double baseline = plot.bottom() + look.px(16);
        pen.text(
            tensors.get(i).tensor(), slots.middle(i), baseline, Anchor.MIDDLE, size, weight, color);
      }
    }
    Box shifted = new Box(plot.x(), plot.y(), plot.width(), plot.height() + down);
    new LayerStrip(pen, look, slots.layers()).paintUnder(shifted);
  }

  /** The element next to a point, else the layer under it. */
  Hit hit(double x, double y) {
    Dot best = null;
    double near = look.px(NEAR);
    for (Dot dot : dots) {
      double distance = Math.hypot(dot.x - x, dot.y - y);
      if (distance <= near) {
        near = distance;
        best = dot;
      }
    }
    if (best != null) {
      int layer = view.report().tensors().get(best.tensor).layer();
      return Hit.ofElement(layer, new ElementPlace(best.tensor, best.element.index()));
    }
    boolean inside = x >= plot.x() && x <= plot.right() && y >= lanesTop;
    int layer = inside ? slots.layers().layerAt(x) : 0;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }
}
