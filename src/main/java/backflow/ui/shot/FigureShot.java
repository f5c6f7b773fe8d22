package backflow.ui.shot;

import backflow.chart.Numbers;
import backflow.chart.Theme;
import backflow.export.Caption;
import backflow.export.FactsOfRun;
import backflow.export.PngFigure;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Readings;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import java.io.IOException;
import java.nio.file.Path;

/** One figure of a run as a slide, drawn anew at the size of the file. */
public final class FigureShot {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;

  private FigureShot() {}

  /**
   * Writes a PNG of 1920 × 1080.
   *
   * @param run what to show, as it now stands
   * @param id of the instrument
   * @param file where; overwritten
   * @throws IOException if it cannot be written
   */
  public static void write(Run run, String id, Path file) throws IOException {
    Instrument instrument = Figures.byId(id).orElseThrow();
    Readings readings = new Readings();
    readings.facts(FactsOfRun.of(run, run.spec(), ""));
    readings.read(run.history(), Focus.LIVE, WIDTH, instrument.needs());
    write(run, instrument, readings, Focus.LIVE, Theme.LIGHT, file);
  }

  /**
   * Writes what a card shows as a PNG of 1920 × 1080.
   *
   * @param readings what the card shows; not modified
   * @param focus likewise
   * @throws IOException if it cannot be written
   */
  public static void write(
      Run run, Instrument instrument, Readings readings, Focus focus, Theme theme, Path file)
      throws IOException {
    Caption caption = caption(run, instrument, readings.snapshot().step() + 1, focus);
    PngFigure.write(
        PngFigure.slide(instrument.figure(), readings, theme, focus, caption, WIDTH, HEIGHT), file);
  }

  private static Caption caption(Run run, Instrument instrument, long steps, Focus focus) {
    ExperimentSpec spec = run.spec();
    var network = spec.network();
    String footer =
        network.depth()
            + " layers, "
            + (network.depth() == 0 ? "linear" : network.activation(1))
            + ", "
            + network.initializer().scheme().label()
            + " · "
            + spec.data().set().label()
            + ", "
            + run.facts().trainSamples()
            + " train · "
            + spec.training().optimizer().kind().label()
            + " "
            + Numbers.value(spec.training().learningRate())
            + ", batch "
            + spec.training().batchSize()
            + " · seed "
            + spec.seed()
            + " · after "
            + Numbers.integer(steps)
            + " steps";
    return new Caption(instrument.title(), instrument.subtitle(focus.hero()), footer);
  }
}
