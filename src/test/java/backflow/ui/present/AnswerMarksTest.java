package backflow.ui.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.RecordingPen;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.math.Blank;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerMarksTest {
  private static final Look LOOK = new Look(Theme.DARK, 400, 200, new Typography(1));

  /** Ten layers of 40 pixels; a decade is 10 pixels high, 10⁰ at the top. */
  private static final class Plain implements Figure {
    @Override
    public void draw(Pen pen, Readings readings, Look look, Focus focus) {}

    @Override
    public Hit hit(double x, double y) {
      return Hit.NONE;
    }

    @Override
    public void forget() {}

    @Override
    public Box layersUpTo(int layer) {
      return new Box(0, 0, 40.0 * layer, 200);
    }

    @Override
    public double heightOf(double value) {
      return -10 * StrictMath.log10(value);
    }
  }

  private static RecordingPen painted(int chosen, double value, boolean all) {
    RecordingPen pen = new RecordingPen();
    List<Double> ends = List.of(1e-3, 1e-8, 1e-15);
    new AnswerMarks(new Plain(), ends, chosen).paint(pen, LOOK, 6, value, all);
    return pen;
  }

  @Test
  void everyNumberStandsWhereItsAnswerEnds() {
    assertEquals(List.of("1", "2", "3"), painted(0, 1e-8, true).texts());
  }

  @Test
  void onceRevealedOnlyWhatWasPredictedStays() {
    assertEquals(List.of("2"), painted(2, 1e-8, false).texts());
    assertTrue(painted(0, 1e-8, false).texts().isEmpty());
  }

  @Test
  void fromNothingMeasuredNoLineBegins() {
    assertTrue(painted(1, Blank.VALUE, true).texts().isEmpty());
  }
}
