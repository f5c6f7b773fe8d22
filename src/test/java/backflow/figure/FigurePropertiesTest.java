package backflow.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.probe.StepQuantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every figure in every situation, size, theme and type scale. */
class FigurePropertiesTest {
  private static final double[][] SIZES = {
    {624, 453, 1}, {412, 340, 1}, {320, 200, 1}, {320, 160, 2.5}, {900, 500, 1.7}, {1600, 900, 2.5}
  };

  static List<Arguments> situations() {
    List<Arguments> all = new ArrayList<>();
    Focus chosen = Focus.LIVE.withLayer(3);
    all.add(Arguments.of("vanishing", Synthetic.vanishing(20, 1241), chosen));
    all.add(Arguments.of("healthy", Synthetic.healthy(20, 600), chosen.withPlayhead(200)));
    all.add(Arguments.of("exploding", Synthetic.exploding(12, 400), chosen));
    all.add(Arguments.of("dying", Synthetic.dying(6, 600), chosen));
    all.add(Arguments.of("no hidden layer", Synthetic.healthy(0, 50), Focus.LIVE));
    all.add(Arguments.of("one hidden layer", Synthetic.healthy(1, 50), Focus.LIVE.withLayer(1)));
    all.add(Arguments.of("150 layers", Synthetic.vanishing(150, 300), chosen));
    all.add(Arguments.of("300 layers", Synthetic.healthy(300, 100), chosen));
    all.add(Arguments.of("nothing", Synthetic.nothing(20), chosen));
    all.add(Arguments.of("one step", Synthetic.healthy(5, 1), chosen));
    all.add(Arguments.of("NaN", Synthetic.constant(20, 100, Double.NaN), chosen));
    all.add(Arguments.of("zero", Synthetic.constant(20, 100, 0), chosen));
    all.add(Arguments.of("infinite", Synthetic.constant(9, 9, 1 / 0.0), chosen));
    all.add(Arguments.of("tiny", Synthetic.constant(9, 9, Double.MIN_VALUE), chosen));
    all.add(Arguments.of("huge", Synthetic.constant(9, 9, Double.MAX_VALUE), chosen));
    all.add(Arguments.of("extreme", Synthetic.extreme(20, 100), chosen));
    Focus hover = Focus.LIVE.withHero(Signal.DELTA).withLayer(3).withHover(new Hit(7, 60));
    all.add(Arguments.of("hover", Synthetic.healthy(20, 100), hover));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void labelsStayInsideAndApart(String name, Readings readings, Focus focus) {
    for (Instrument instrument : Figures.all()) {
      for (double[] size : SIZES) {
        RecordingPen pen = draw(instrument.figure(), readings, focus, size);
        String where = instrument.id() + " " + size[0] + "×" + size[1];
        List<Mark> texts = pen.marks("text");
        Box card = new Box(0, 0, size[0], size[1]);
        for (int i = 0; i < texts.size(); i++) {
          Mark text = texts.get(i);
          assertTrue(card.contains(text.box()), () -> where + ": cut off " + text);
          for (Mark other : texts.subList(0, i)) {
            boolean apart = !text.box().overlaps(other.box());
            assertTrue(apart, () -> where + ": overlapping " + text + " " + other);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void everythingDrawnIsFiniteAndOnTheCard(String name, Readings readings, Focus focus) {
    for (Instrument instrument : Figures.all()) {
      for (double[] size : SIZES) {
        RecordingPen pen = draw(instrument.figure(), readings, focus, size);
        Box card = new Box(-1, -1, size[0] + 2, size[1] + 2);
        for (Mark mark : pen.marks()) {
          assertTrue(Double.isFinite(mark.box().x() + mark.box().y()), () -> "not finite: " + mark);
          boolean inside = mark.kind().equals("clear") || card.contains(mark.box());
          // the hatching of a swatch is clipped
          boolean hatch = mark.kind().equals("line") && mark.box().height() > 0;
          assertTrue(inside || hatch, () -> instrument.id() + ": off the card: " + mark);
        }
        assertTrue(pen.isTidy());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void drawingTwiceDrawsTheSame(String name, Readings readings, Focus focus) {
    for (Instrument instrument : Figures.all()) {
      Figure figure = instrument.figure();
      RecordingPen first = draw(figure, readings, focus, SIZES[0]);
      RecordingPen second = draw(figure, readings, focus, SIZES[0]);
      assertEquals(first.marks(), second.marks());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void whatIsHitExists(String name, Readings readings, Focus focus) {
    for (Instrument instrument : Figures.all()) {
      Figure figure = instrument.figure();
      draw(figure, readings, focus, SIZES[0]);
      for (double x = -5; x < 640; x += 13) {
        for (double y = -5; y < 460; y += 13) {
          Hit hit = figure.hit(x, y);
          assertTrue(hit.layer() >= 0 && hit.layer() <= readings.hidden() + 1);
          int buckets = readings.strip(StepQuantity.LOSS).buckets;
          long last = buckets == 0 ? -1 : readings.strip(StepQuantity.LOSS).to[buckets - 1];
          assertTrue(hit.step() >= -1 && hit.step() <= Math.max(1, last));
        }
      }
    }
  }

  @Test
  void bothThemesDrawTheSameShapes() {
    Readings readings = Synthetic.exploding(12, 400);
    for (Instrument instrument : Figures.all()) {
      List<Box> light = boxes(instrument.figure(), readings, Theme.LIGHT);
      List<Box> dark = boxes(instrument.figure(), readings, Theme.DARK);
      assertEquals(light, dark);
    }
  }

  private static List<Box> boxes(Figure figure, Readings readings, Theme theme) {
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, Look.of(theme, 624, 453), Focus.LIVE.withLayer(2));
    return pen.marks().stream().map(Mark::box).toList();
  }

  private static RecordingPen draw(Figure figure, Readings readings, Focus focus, double[] size) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.DARK, size[0], size[1], new Typography(size[2]));
    figure.draw(pen, readings, look, focus);
    return pen;
  }
}
