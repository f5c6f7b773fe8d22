package backflow.ui.shot;

import backflow.chart.Numbers;
import backflow.chart.Theme;
import backflow.export.Caption;
import backflow.export.PngFigure;
import backflow.figure.Figures;
import backflow.figure.Focus;
import backflow.figure.Instrument;
import backflow.figure.LossFacts;
import backflow.figure.Readings;
import backflow.train.Run;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** One figure of a run as a slide. */
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
    readings.loss(LossFacts.of(run.facts().loss(), run.facts().classes()));
    readings.read(run.history(), -1, Focus.LIVE.hero(), WIDTH);
    var network = run.spec().network();
    Caption caption =
        new Caption(
            instrument.title(),
            instrument.subtitle(Focus.LIVE.hero()),
            network.depth()
                + " layers, "
                + network.activation(1)
                + ", "
                + network.initializer().scheme().label()
                + " · "
                + run.spec().data().set().label()
                + ", "
                + run.facts().trainSamples()
                + " train · "
                + run.spec().training().optimizer().kind().label()
                + " "
                + Numbers.value(run.spec().training().learningRate())
                + ", batch "
                + run.spec().training().batchSize()
                + " · seed "
                + run.spec().seed()
                + " · after "
                + Numbers.integer(readings.snapshot().step() + 1)
                + " steps");
    BufferedImage image =
        PngFigure.slide(
            instrument.figure(), readings, Theme.LIGHT, Focus.LIVE, caption, WIDTH, HEIGHT);
    PngFigure.write(image, file);
  }
}
