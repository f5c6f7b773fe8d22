package backflow.export;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.probe.History;
import backflow.study.Finding;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.Prediction;
import backflow.study.Study;
import backflow.theory.Gains;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Draws the board Theory for trained scenes into a directory, to be looked at by a person. */
public final class TheoryGallery {
  private TheoryGallery() {}

  /**
   * Writes the pictures.
   *
   * @param args the directory, then scene:steps for each run; scene:steps+scene:steps compares
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    for (int i = 1; i < args.length; i++) {
      String[] runs = args[i].split("\\+", -1);
      Readings a = readings(runs[0]);
      if (runs.length > 1) {
        a.beside(readings(runs[1]));
      }
      String name = args[i].replace(':', '-');
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        Focus focus = Focus.LIVE.withLayer(3);
        PngFigure.write(
            board(a, theme, focus), directory.resolve(name + "-" + theme.id() + ".png"));
      }
    }
  }

  private static Readings readings(String run) {
    String[] parts = run.split(":", -1);
    ExperimentSpec spec = Scenes.named(parts[0]).orElseThrow().spec();
    return trained(spec, Integer.parseInt(parts[1]));
  }

  /** What the figures of the board are given after some steps. */
  static Readings trained(ExperimentSpec spec, int steps) {
    Setup setup = Setup.of(spec);
    Trainer trainer = new Trainer(setup, KernelChoice.plain(), Measuring.DEFAULT);
    History history = new History(setup.network().layers().size(), 1 << 24);
    while (trainer.steps() < steps) {
      trainer.step();
      history.append(Objects.requireNonNull(trainer.snapshot()));
    }
    Gains gains =
        Prediction.of(
            spec.network(),
            setup.train().features(),
            setup.targets().outputs(),
            setup.inputSquare());
    LossFacts loss = LossFacts.of(setup.targets().loss().id(), setup.targets().classes());
    Readings readings = new Readings();
    readings.facts(new RunFacts("", loss, 0, 0, 0, "none", 0, "", gains));
    readings.read(history, Focus.LIVE, 400, Needs.SNAPSHOT);
    Trainer again = new Trainer(Setup.of(spec), KernelChoice.plain(), Measuring.NOTHING);
    while (again.steps() < steps - 1) {
      again.step();
    }
    Moment moment = Moment.of(again);
    for (Instrument instrument : Figures.all()) {
      if (instrument.board().equals("theory")) {
        instrument.needs().studies().forEach(study -> put(readings, study, moment));
      }
    }
    return readings;
  }

  private static <T extends Finding> void put(Readings readings, Study<T> study, Moment moment) {
    T finding = study.of(moment, Interest.NONE, () -> false);
    readings.findings().put(study.kind(), Objects.requireNonNull(finding));
  }

  private static BufferedImage board(Readings readings, Theme theme, Focus focus) {
    BufferedImage image = new BufferedImage(1264, 1320, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(theme.board()));
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    Focus both = focus.withKnobs(Knobs.START.with(knob("gain-theory"), "both"));
    Focus hard = focus.withKnobs(Knobs.START.with(knob("ladder"), "0.1ⁿ 10ⁿ"));
    draw(g, readings, theme, focus, "gain-theory", 8, 8, 620, 432);
    draw(g, readings, theme, focus, "ladder", 636, 8, 620, 432);
    draw(g, readings, theme, focus, "jacobian", 8, 448, 620, 432);
    draw(g, readings, theme, both, "gain-theory", 636, 448, 620, 432);
    draw(g, readings, theme, focus, "gradient-profile", 8, 888, 620, 432);
    draw(g, readings, theme, hard, "ladder", 636, 888, 310, 216);
    draw(g, readings, theme, focus, "jacobian", 954, 888, 302, 216);
    draw(g, readings, theme, focus, "gain-theory", 636, 1112, 310, 200);
    g.dispose();
    return image;
  }

  private static backflow.figure.frame.Knob.Choice knob(String id) {
    Instrument instrument = Figures.byId(id).orElseThrow();
    return (backflow.figure.frame.Knob.Choice) instrument.knobs().get(0);
  }

  private static void draw(
      Graphics2D g, Readings r, Theme theme, Focus f, String id, int x, int y, int w, int h) {
    Instrument instrument = Figures.byId(id).orElseThrow();
    Figure figure = instrument.figure();
    Caption caption = new Caption(instrument.title(), instrument.subtitle(f.hero()), "");
    Look look = new Look(theme, w, h, new Typography(1));
    g.drawImage(PngFigure.card(figure, r, look, f, caption, 1), x, y, null);
  }
}
