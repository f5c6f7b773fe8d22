package backflow.export;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.Synthetic;
import backflow.figure.flow.FlowInstruments;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Draws every figure in many situations into a directory, to be looked at by a person: {@code java
 * -cp target/test-classes:… backflow.export.Gallery target/look}.
 */
public final class Gallery {
  private static final int GAP = 8;

  private Gallery() {}

  /**
   * Writes the pictures.
   *
   * @param args the directory
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length > 0 ? args[0] : "target/look");
    Focus chosen = Focus.LIVE.withLayer(7);
    board(directory, "vanishing", Synthetic.vanishing(20, 1241), chosen);
    board(directory, "healthy", Synthetic.healthy(20, 1241), chosen);
    board(directory, "exploding", Synthetic.exploding(12, 400), chosen);
    board(directory, "dying", Synthetic.dying(6, 600), chosen.withLayer(3));
    board(directory, "deep-150", Synthetic.vanishing(150, 4000), chosen.withLayer(70));
    board(directory, "deep-300", Synthetic.healthy(300, 3000), Focus.LIVE);
    board(directory, "no-hidden", Synthetic.healthy(0, 300), Focus.LIVE);
    board(directory, "one-hidden", Synthetic.healthy(1, 40), Focus.LIVE.withLayer(1));
    board(directory, "three-steps", Synthetic.healthy(5, 3), Focus.LIVE);
    board(directory, "one-step", Synthetic.healthy(5, 1), Focus.LIVE);
    board(directory, "nothing", Synthetic.nothing(20), Focus.LIVE);
    board(directory, "all-nan", Synthetic.constant(20, 300, Double.NaN), chosen);
    board(directory, "all-zero", Synthetic.constant(20, 300, 0), chosen);
    board(directory, "extreme", Synthetic.extreme(20, 300), chosen);
    Readings vanishing = Synthetic.vanishing(20, 1241);
    board(directory, "weights-hero", vanishing, chosen.withHero(Signal.WEIGHTS));
    board(directory, "hover", vanishing, Focus.LIVE.withLayer(7).withHover(new Hit(12, 500)));
    board(directory, "playhead", Synthetic.healthy(20, 1241), chosen.withPlayhead(400));
    slides(directory);
  }

  private static void board(Path directory, String name, Readings readings, Focus focus)
      throws IOException {
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      BufferedImage image = board(readings, theme, focus, 1264, 878, 1, 1);
      PngFigure.write(image, directory.resolve(name + "-" + theme.id() + ".png"));
    }
    BufferedImage small = board(readings, Theme.LIGHT, focus, 976, 440, 1, 1);
    PngFigure.write(small, directory.resolve(name + "-small.png"));
    BufferedImage large = board(readings, Theme.DARK, focus, 1900, 1000, 1, 1.7);
    PngFigure.write(large, directory.resolve(name + "-large.png"));
  }

  /** The board as the window lays it out: two wide figures over three narrow ones. */
  static BufferedImage board(
      Readings readings,
      Theme theme,
      Focus focus,
      int width,
      int height,
      double scale,
      double type) {
    BufferedImage image =
        new BufferedImage(
            (int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(theme.board()));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    int top = (int) (height * 0.565);
    int i = 0;
    for (Instrument instrument : FlowInstruments.ALL) {
      int perRow = i < 2 ? 2 : 3;
      int cardWidth = (width - GAP * (perRow + 1)) / perRow;
      int cardHeight = i < 2 ? top - GAP : height - top - 2 * GAP;
      int column = i < 2 ? i : i - 2;
      int x = GAP + column * (cardWidth + GAP);
      int y = i < 2 ? GAP : top + GAP;
      Look look = new Look(theme, cardWidth, cardHeight, new Typography(type));
      Caption caption = new Caption(instrument.title(), instrument.subtitle(focus.hero()), "");
      BufferedImage card =
          PngFigure.card(instrument.figure(), readings, look, focus, caption, scale);
      graphics.drawImage(card, (int) (x * scale), (int) (y * scale), null);
      i++;
    }
    graphics.dispose();
    return image;
  }

  private static void slides(Path directory) throws IOException {
    Readings readings = Synthetic.vanishing(20, 1241);
    Caption caption =
        new Caption(
            "Each sigmoid layer passes on 24 % of the gradient",
            "After 19 layers 1.26·10⁻¹² of it is left. Layer 1 does not learn.",
            "20 layers of 32, sigmoid, Xavier · two spirals, 300 train, noise 0.03 · SGD 0.02,"
                + " batch 64 · seed 7 · step 1,240");
    for (Instrument instrument : Figures.all()) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        BufferedImage image =
            PngFigure.slide(instrument.figure(), readings, theme, Focus.LIVE, caption, 1920, 1080);
        String name = "slide-" + instrument.id() + "-" + theme.id() + ".png";
        PngFigure.write(image, directory.resolve(name));
      }
    }
  }
}
