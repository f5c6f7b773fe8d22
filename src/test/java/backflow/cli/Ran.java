package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.bench.WindowMeasurement;
import backflow.chart.Raster;
import backflow.export.render.OrderException;
import backflow.export.render.Style;
import backflow.export.render.WindowPictures;
import backflow.train.ExperimentSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record Ran(int code, String out, String err) {
  static Ran of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            arguments,
            Ran::window,
            (w, h) -> new NoWindow(),
            new PrintWriter(out),
            new PrintWriter(err));
    return new Ran(code, out.toString(), err.toString());
  }

  /** It went well, and said nothing on standard error. */
  Ran fine() {
    assertEquals("", err);
    assertEquals(Main.FINE, code);
    return this;
  }

  /** It was refused in one line; returns that line. */
  String refusal() {
    assertEquals(Main.FAILED, code, this::toString);
    assertEquals("", out);
    List<String> lines = err.lines().toList();
    assertEquals(1, lines.size(), err);
    assertTrue(lines.get(0).startsWith("backflow: "), err);
    return lines.get(0).substring("backflow: ".length());
  }

  /** No window can be pictured here. */
  private static final class NoWindow implements WindowPictures {
    @Override
    public Raster of(ExperimentSpec spec, Style style) {
      throw new OrderException("no window here");
    }

    @Override
    public void close() {}
  }

  /** Stands in for the window, which the command line must not know. */
  private static List<WindowMeasurement> window(double seconds) {
    return List.of(new WindowMeasurement("flow", 60, 16.7, 17.5, 9.25, 18, 1000 * seconds));
  }
}
