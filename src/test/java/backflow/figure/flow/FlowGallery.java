package backflow.figure.flow;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.export.Caption;
import backflow.export.PngFigure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.figure.frame.Span;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.probe.History;
import backflow.probe.StepSnapshot;
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
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Draws the board Flow of two trained scenes into a directory, to be looked at by a person. */
public final class FlowGallery {
  private static final int GAP = 8;
  private static final int STEPS = 460;

  private FlowGallery() {}

  /**
   * Writes the pictures.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length > 0 ? args[0] : "target/look");
    Readings a = run("vanishing-sigmoid", STEPS, Span.ALL);
    Focus first = Focus.LIVE.withLayer(1);
    board(directory, "alone", a, first, Theme.LIGHT, 1264, 878);
    a.beside(run("he-relu", STEPS, Span.ALL));
    board(directory, "compared", a, first, Theme.LIGHT, 1264, 878);
    board(directory, "compared-small", a, first, Theme.LIGHT, 900, 560);
    a.behind(run("dying-relu", 2 * STEPS, Span.ALL));
    Focus hover = first.withPlayhead(300).withHover(new Hit(7, 200));
    board(directory, "kept", a, hover, Theme.DARK, 1264, 878);
    a.beside(null);
    board(directory, "kept-alone", a, Focus.LIVE, Theme.DARK, 1264, 878);
    Span span = new Span(100, 160);
    Readings zoomed = run("he-relu", STEPS, span);
    zoomed.beside(run("exploding-relu", STEPS, span));
    Focus stretch = Focus.LIVE.withSpan(span).withEpochs(true).withPlayhead(140);
    board(directory, "zoomed", zoomed, stretch, Theme.LIGHT, 1264, 878);
  }

  private static Readings run(String scene, int steps, Span span) {
    ExperimentSpec spec = Scenes.named(scene).orElseThrow().spec();
    Setup setup = Setup.of(spec);
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    History history = new History(setup.network().layers().size(), 64L << 20);
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    for (int i = 0; i < steps; i++) {
      trainer.step();
      history.append(snapshot);
    }
    Needs needs = Needs.SNAPSHOT;
    for (Instrument instrument : FlowInstruments.ALL) {
      needs = needs.and(instrument.needs());
    }
    String name =
        spec.network().activation(1) + " + " + spec.network().initializer().scheme().label();
    LossFacts loss = LossFacts.of("binary-cross-entropy", 2);
    // about what theory says of a sigmoid with Xavier and of a ReLU with He
    double backward = spec.network().activation(1).equals("sigmoid") ? 0.24 : 1;
    int depth = spec.network().depth();
    Gains gains = new Gains(List.of(), Collections.nCopies(depth, backward), "wide");
    Readings readings = new Readings();
    readings.facts(new RunFacts(name, loss, 25, 0, 0, "none", 0, "relu", gains));
    readings.read(history, Focus.LIVE.withSpan(span), 1200, needs);
    return readings;
  }

  private static void board(
      Path directory, String name, Readings readings, Focus focus, Theme theme, int w, int h)
      throws IOException {
    BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(theme.board()));
    graphics.fillRect(0, 0, w, h);
    int top = (int) (h * 0.54);
    int x = GAP;
    for (int i = 0; i < FlowInstruments.ALL.size(); i++) {
      Instrument instrument = FlowInstruments.ALL.get(i);
      boolean upper = i < 2;
      x = i == 2 ? GAP : x;
      int width = upper ? (w - 3 * GAP) / 2 : (w - 4 * GAP) / 3;
      int height = upper ? top - GAP : h - top - 2 * GAP;
      Look look = new Look(theme, width, height, new Typography(1));
      Caption caption = new Caption(instrument.title(), instrument.subtitle(focus.hero()), "");
      BufferedImage card = PngFigure.card(instrument.figure(), readings, look, focus, caption, 1);
      graphics.drawImage(card, x, upper ? GAP : top + GAP, null);
      x += width + GAP;
    }
    graphics.dispose();
    PngFigure.write(image, directory.resolve("flow-" + name + "-" + theme.id() + ".png"));
  }
}
