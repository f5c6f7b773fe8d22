package backflow.ui.shot;

import backflow.chart.Theme;
import backflow.export.AtomicFile;
import backflow.export.FactsOfRun;
import backflow.export.file.About;
import backflow.export.file.PageImage;
import backflow.export.file.PngFile;
import backflow.export.page.Page;
import backflow.export.page.Paper;
import backflow.export.page.Shown;
import backflow.export.page.SlidePage;
import backflow.export.page.Words;
import backflow.export.render.Labels;
import backflow.export.render.Style;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Readings;
import backflow.train.Run;
import backflow.train.SpecJson;
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
    long steps = readings.snapshot().step() + 1;
    Words words =
        Labels.of(
            instrument.title(),
            instrument.subtitle(focus.hero()),
            run,
            run.spec(),
            null,
            steps,
            Style.SLIDE);
    Shown shown = Shown.of(instrument, readings, focus);
    Paper.Ground ground = theme.dark() ? Paper.Ground.DARK : Paper.Ground.LIGHT;
    Page page = new SlidePage(shown, Paper.ofPixels(WIDTH, HEIGHT, ground, 1), words);
    About about = new About(words.title(), page.summary(), SpecJson.toText(run.spec()));
    AtomicFile.write(file, PngFile.bytes(PageImage.of(page, WIDTH, false), about));
  }
}
