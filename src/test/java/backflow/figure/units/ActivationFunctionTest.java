package backflow.figure.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.lesson.Scenes;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.study.LayerDistributions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActivationFunctionTest {
  private static final Look LOOK = Look.of(Theme.LIGHT, 420, 270);
  private static Readings sigmoid;
  private static Readings relu;

  @BeforeAll
  static void train() {
    sigmoid = trained("vanishing-sigmoid");
    relu = trained("he-relu");
  }

  private static Readings trained(String scene) {
    return TrainedRun.of(Scenes.named(scene).orElseThrow().spec(), Focus.LIVE);
  }

  @AfterEach
  void alone() {
    sigmoid.beside(null);
    relu.beside(null);
  }

  @Test
  void everyActivationHasItsFormula() {
    for (Activation activation : Activations.all()) {
      String formula = ActivationFunction.definition(activation.id());
      assertTrue(formula.startsWith("f(z) = "), formula);
    }
  }

  @Test
  void itsNumbersAreTheCurveAndEveryZOnce() {
    Table table = new ActivationFunction().table(sigmoid, Focus.LIVE.withLayer(1));
    int count = table.columns().indexOf("count");
    long now = 0;
    long curve = 0;
    for (var row : table.rows()) {
      now += row.get(0).equals("z") ? Long.parseLong(row.get(count)) : 0;
      curve += row.get(0).equals("curve") ? 1 : 0;
    }
    assertEquals(384 * 16, now);
    assertEquals(321, curve);
    assertTrue(table.rows().stream().anyMatch(r -> r.get(0).equals("z at the start")));
  }

  private static RecordingPen draw(Readings readings, Look look) {
    RecordingPen pen = new RecordingPen();
    new ActivationFunction().draw(pen, readings, look, Focus.LIVE);
    return pen;
  }

  private static List<Mark> inB(RecordingPen pen, String kind) {
    return pen.marks(kind).stream().filter(m -> m.color() == LOOK.theme().runB()).toList();
  }

  /** x of the number −6 or so under the plot: the middle of its text. */
  private static double tick(RecordingPen pen, String label) {
    double middle = Double.NaN;
    for (Mark mark : pen.marks("text")) {
      boolean under = mark.box().y() > LOOK.height() * 0.8;
      middle =
          under && mark.text().equals(label) ? mark.box().x() + mark.box().width() / 2 : middle;
    }
    return middle;
  }

  @Test
  void anotherActivationOfRunBIsDrawnAndNamed() {
    sigmoid.beside(relu);
    RecordingPen pen = draw(sigmoid, LOOK);
    for (String name : List.of("A f", "A f′", "B f", "B f′")) {
      assertTrue(pen.texts().contains(name), pen.texts()::toString);
    }
    assertTrue(pen.texts().stream().anyMatch(t -> t.startsWith("A sigmoid")));
    assertTrue(inB(pen, "text").stream().anyMatch(m -> m.text().startsWith("B ReLU")));
    // f whole; f′ in two pieces, for nothing joins them over the kink
    assertEquals(3, inB(pen, "polyline").size());
  }

  @Test
  void theAxesHoldBothActivations() {
    sigmoid.beside(relu);
    RecordingPen pen = draw(sigmoid, LOOK);
    double perUnit = (tick(pen, "4") - tick(pen, "0")) / 4;
    Box f = inB(pen, "polyline").get(0).box();
    // sigmoid's range of z, from −6; ReLU leaves at the top at z = 4
    assertEquals(10 * perUnit, f.width(), 0.1);
    List<Mark> slopes = inB(pen, "polyline").subList(1, 3);
    double zero = slopes.get(0).box().bottom();
    double one = slopes.get(1).box().bottom();
    assertEquals(4 * (zero - one), f.height(), 1e-6);
    Box a = highest(pen, LOOK.theme().text());
    assertEquals(zero - one, a.height(), 0.01 * (zero - one));
    assertEquals(12 * perUnit, a.width(), 0.1);
  }

  private static Box highest(RecordingPen pen, int color) {
    return pen.marks("polyline").stream()
        .filter(mark -> mark.color() == color)
        .map(Mark::box)
        .max(Comparator.comparingDouble(Box::height))
        .orElseThrow();
  }

  @Test
  void whereRunBIsDeadIsMarkedOverThePlot() {
    sigmoid.beside(relu);
    RecordingPen pen = draw(sigmoid, LOOK);
    Box bar = inB(pen, "fillRect").get(0).box();
    assertEquals(1, inB(pen, "fillRect").size());
    assertEquals(tick(pen, "0"), bar.right(), 0.1);
    double perUnit = (tick(pen, "4") - tick(pen, "0")) / 4;
    assertEquals(6 * perUnit, bar.width(), 0.1);
    assertTrue(bar.bottom() < inB(pen, "polyline").get(0).box().y(), "over the plot");
    assertTrue(pen.texts().contains("B off: f′ = 0"), pen.texts()::toString);
  }

  @Test
  void bothSaturatedTailsOfRunBAreMarkedAlsoBeyondTheReachOfRunA() {
    relu.beside(sigmoid);
    RecordingPen pen = draw(relu, LOOK);
    List<Mark> bars = inB(pen, "fillRect");
    assertEquals(2, bars.size());
    double zero = tick(pen, "0");
    double unit = (tick(pen, "4") - zero) / 4;
    assertEquals(-6, (bars.get(0).box().x() - zero) / unit, 0.02);
    assertEquals(6, (bars.get(1).box().right() - zero) / unit, 0.02);
    assertTrue((bars.get(0).box().right() - zero) / unit < -4.1);
    // z of A is counted to ±4: no bar of it stands further out
    int layers =
        Objects.requireNonNull(relu.findings().find(LayerDistributions.class)).layers().size();
    int color = Argb.fade(LOOK.theme().layer(layers - 1, layers - 1), 0.75);
    List<Mark> counted = pen.marks("fillRect").stream().filter(m -> m.color() == color).toList();
    assertFalse(counted.isEmpty());
    for (Mark mark : counted) {
      assertTrue(Math.abs(mark.box().x() - zero) <= 4 * unit + 0.1, mark::toString);
    }
  }

  @Test
  void equalActivationsAreDrawnOnce() {
    RecordingPen alone = draw(relu, LOOK);
    relu.beside(relu);
    RecordingPen pen = draw(relu, LOOK);
    assertEquals(alone.texts(), pen.texts());
    // z of run B and nothing else
    assertEquals(1, inB(pen, "polyline").size());
    assertEquals(alone.marks().size() + 1, pen.marks().size());
  }

  @Test
  void wordsFormulaAndTableNameBothActivations() {
    ActivationFunction figure = new ActivationFunction();
    assertFalse(figure.summary(sigmoid, Focus.LIVE).contains("Run "));
    sigmoid.beside(relu);
    String words = figure.summary(sigmoid, Focus.LIVE);
    assertTrue(words.startsWith("Run A: sigmoid of layer 20"), words);
    assertTrue(words.contains("Run B: ReLU of layer 20"), words);
    assertTrue(words.endsWith(" of z at f′ = 0."), words);
    List<String> formula = figure.formula(sigmoid, Focus.LIVE);
    assertTrue(formula.contains("A sigmoid, layer 20"), formula::toString);
    int b = formula.indexOf("B ReLU, layer 20");
    assertEquals(ActivationFunction.definition("relu"), formula.get(b + 1));
    List<List<String>> rows = figure.table(sigmoid, Focus.LIVE).rows();
    assertEquals(321, rows.stream().filter(r -> r.get(0).equals("curve of B")).count());
  }

  @ParameterizedTest
  @CsvSource({
    "900,600,1",
    "420,270,1",
    "360,190,1",
    "330,215,1",
    "290,160,1",
    "250,150,1",
    "200,110,1"
  })
  void wordsOfTwoActivationsStayInsideAndApart(double width, double height, double type) {
    Look look = new Look(Theme.DARK, width, height, new Typography(type));
    sigmoid.beside(relu);
    apart(draw(sigmoid, look), look);
    sigmoid.beside(null);
    relu.beside(sigmoid);
    apart(draw(relu, look), look);
  }

  private static void apart(RecordingPen pen, Look look) {
    Box card = new Box(-1, -1, look.width() + 2, look.height() + 2);
    List<Mark> texts = pen.marks("text");
    for (int i = 0; i < texts.size(); i++) {
      Mark text = texts.get(i);
      assertTrue(card.contains(text.box()), text::toString);
      for (Mark other : texts.subList(0, i)) {
        assertFalse(text.box().overlaps(other.box()), () -> text + " " + other);
      }
    }
    pen.marks().stream()
        .filter(mark -> !mark.kind().equals("clear"))
        .forEach(mark -> assertTrue(card.contains(mark.box()), mark::toString));
    assertTrue(pen.isTidy());
  }
}
