package backflow.export;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.figure.updates.UpdatesInstruments;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.nn.optim.Clipping;
import backflow.probe.Event;
import backflow.probe.History;
import backflow.probe.StepSnapshot;
import backflow.theory.Gains;
import backflow.train.ExperimentSpec;
import backflow.train.LiveSettings;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Draws the board Updates of trained scenes into a directory, to be looked at by a person. */
public final class UpdatesGallery {
  private static final int GAP = 8;
  private static final int STEPS = 620;
  private static final Focus HOVER = Focus.LIVE.withLayer(7).withHover(new Hit(0, 300, 0));
  private static final Knobs TURNED =
      new Knobs(
          Map.of("clipping-norms.view", "each layer", "distance.view", "of each step"),
          Map.of("cliff.step", 12.0));

  private UpdatesGallery() {}

  /**
   * Writes the pictures.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length > 0 ? args[0] : "target/look");
    ExperimentSpec scene = Scenes.named("clipping-by-norm").orElseThrow().spec();
    Readings byNorm = run(scene, new Clipping(Clipping.Mode.NORM, 1), STEPS);
    board(directory, "clipped", byNorm, HOVER, Theme.LIGHT);
    byNorm.beside(run(scene, new Clipping(Clipping.Mode.VALUE, 0.05), STEPS));
    byNorm.behind(run(scene, Clipping.NONE, STEPS));
    board(directory, "compared", byNorm, Focus.LIVE.withPlayhead(219), Theme.LIGHT, Theme.DARK);
    board(directory, "turned", byNorm, Focus.LIVE.withKnobs(TURNED).withLayer(3), Theme.LIGHT);
    Readings byLayer = run(scene, new Clipping(Clipping.Mode.PER_LAYER, 0.5), STEPS / 2);
    board(directory, "by-layer", byLayer, Focus.LIVE.withKnobs(TURNED), Theme.DARK);
    for (String id : List.of("vanishing-sigmoid", "exploding-relu", "dying-relu", "he-relu")) {
      ExperimentSpec spec = Scenes.named(id).orElseThrow().spec();
      Readings run = run(spec, spec.training().clipping(), STEPS);
      board(directory, id, run, Focus.LIVE, Theme.LIGHT);
    }
  }

  private static Readings run(ExperimentSpec scene, Clipping clipping, int steps) {
    LiveSettings live = LiveSettings.of(scene);
    ExperimentSpec spec =
        new LiveSettings(live.learningRate(), live.weightDecay(), live.optimizer(), clipping)
            .applyTo(scene);
    Setup setup = Setup.of(spec);
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    History history = new History(setup.network().layers().size(), 64L << 20);
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    boolean finite = true;
    for (int i = 0; i < steps; i++) {
      trainer.step();
      history.append(snapshot);
      if (finite && !snapshot.isFinite()) {
        finite = false;
        history.add(new Event(i, Event.Kind.NON_FINITE, "first NaN or ∞"));
      }
    }
    Needs needs = Needs.SNAPSHOT;
    for (Instrument instrument : UpdatesInstruments.ALL) {
      needs = needs.and(instrument.needs());
    }
    Readings readings = new Readings();
    readings.facts(
        new RunFacts(
            "",
            LossFacts.of("binary-cross-entropy", 2),
            12,
            0,
            384,
            clipping.mode().id(),
            clipping.threshold(),
            "relu",
            Gains.NONE));
    readings.read(history, Focus.LIVE, 1200, needs);
    return readings;
  }

  private static void board(
      Path directory, String name, Readings readings, Focus focus, Theme... themes)
      throws IOException {
    for (Theme theme : themes) {
      BufferedImage image = board(readings, theme, focus, 1264, 878);
      PngFigure.write(image, directory.resolve("updates-" + name + "-" + theme.id() + ".png"));
    }
  }

  private static BufferedImage board(
      Readings readings, Theme theme, Focus focus, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(theme.board()));
    graphics.fillRect(0, 0, width, height);
    int top = (int) (height * 0.54);
    List<String> ids =
        List.of(
            "clipping-norms",
            "clipping-angle",
            "clipping-share",
            "gradient-noise",
            "distance",
            "cliff");
    double x = GAP;
    for (int i = 0; i < ids.size(); i++) {
      Instrument instrument = Figures.byId(ids.get(i)).orElseThrow();
      boolean upper = i < 2;
      x = i == 2 ? GAP : x;
      double free = upper ? width - 3.0 * GAP : width - 5.0 * GAP;
      int cardWidth = (int) (upper ? free * (i == 0 ? 2 : 1) / 3 : free / 4);
      int cardHeight = upper ? top - GAP : height - top - 2 * GAP;
      Look look = new Look(theme, cardWidth, cardHeight, new Typography(1));
      Caption caption = new Caption(instrument.title(), instrument.subtitle(focus.hero()), "");
      BufferedImage card = PngFigure.card(instrument.figure(), readings, look, focus, caption, 1);
      graphics.drawImage(card, (int) x, upper ? GAP : top + GAP, null);
      x += cardWidth + GAP;
    }
    graphics.dispose();
    return image;
  }
}
