package backflow.cli;

import backflow.chart.Theme;
import backflow.export.AtomicFile;
import backflow.export.file.About;
import backflow.export.page.Page;
import backflow.export.page.Paper;
import backflow.export.page.Shown;
import backflow.export.page.SlidePage;
import backflow.export.page.Words;
import backflow.export.render.Format;
import backflow.export.render.PictureFile;
import backflow.export.render.ProgramVersion;
import backflow.figure.Figures;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Readings;
import backflow.sweep.Setting;
import backflow.sweep.SweepPlan;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import backflow.train.SpecJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure that a sweep leaves behind.
 *
 * @param name of its files, without the ending
 * @param instrument its id
 * @param shown the word of its knob
 */
record SweepSlide(String name, String instrument, String shown) {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int MOST_VALUES = 10;

  /**
   * Those of a sweep: of two settings the phase diagram and the loss on the same tiles, of one the
   * gain as a line; the loss as lines. Where the start is the same for all, the gain is that of the
   * end.
   */
  static List<SweepSlide> of(SweepTable table) {
    boolean sameStart = table.varied().stream().allMatch(v -> v.key().startsWith("training."));
    String gain = sameStart ? "gain at end" : "gain at start";
    SweepSlide lines = new SweepSlide("loss", "sweep-lines", "loss");
    return table.varied().size() > 1
        ? List.of(
            new SweepSlide("phase-diagram", "phase-diagram", gain),
            new SweepSlide("loss-map", "phase-diagram", "loss"),
            lines)
        : List.of(new SweepSlide("gain", "sweep-lines", gain), lines);
  }

  /**
   * Draws it as a slide, whole or not at all.
   *
   * @param format PNG, SVG or PDF
   */
  void write(SweepTable table, SweepPlan plan, Theme theme, Format format, Path to)
      throws IOException {
    Instrument found = Figures.byId(instrument).orElseThrow();
    Figure figure = found.figure();
    Readings readings = new Readings();
    readings.sweep(table);
    Knob.Choice knob = (Knob.Choice) found.knobs().get(0);
    Focus focus = Focus.LIVE.withKnobs(Knobs.START.with(knob, shown));
    String over = table.varied().stream().map(Varied::label).collect(Collectors.joining(" and "));
    String what = shown.equals("loss") ? "loss" : "gradient gain per layer";
    String claim = plan.base().name() + ": " + what + " over " + over;
    String seen = figure.summary(readings, focus);
    Words words = new Words(claim, seen, footer(plan), "Backflow " + ProgramVersion.number());
    Paper.Ground ground = theme.dark() ? Paper.Ground.DARK : Paper.Ground.LIGHT;
    Shown page = new Shown(found, figure, readings, focus);
    Page slide = new SlidePage(page, Paper.ofPixels(WIDTH, HEIGHT, ground, 1), words);
    About about = new About(claim, seen, SpecJson.toText(plan.base()));
    AtomicFile.write(to, PictureFile.bytes(format, slide, WIDTH, about));
  }

  private static String footer(SweepPlan plan) {
    String varied =
        plan.varied().stream()
            .map(v -> v.label() + " " + values(v))
            .collect(Collectors.joining("  ·  "));
    long seed = plan.base().seed();
    String seeds =
        plan.seeds() == 1 ? "seed " + seed : "seeds " + seed + " to " + (seed + plan.seeds() - 1);
    return varied + "  ·  " + seeds + "  ·  " + plan.base().training().steps() + " steps";
  }

  private static String values(Varied varied) {
    return varied.count() > MOST_VALUES
        ? varied.count() + " values"
        : varied.settings().stream().map(Setting::text).collect(Collectors.joining(", "));
  }
}
