package backflow.export;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.units.TrainedRun;
import backflow.lesson.Scenes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws the board Units of trained scenes into a directory, to be looked at by a person: {@code
 * backflow.export.UnitsGallery target/look SCENE[:LAYER:UNIT]…}.
 */
public final class UnitsGallery {
  private static final int GAP = 8;
  private static final String FOUR =
      "vanishing-sigmoid,exploding-relu,clipping-by-norm,dying-relu:6:5,he-relu";

  private UnitsGallery() {}

  /**
   * Writes the pictures.
   *
   * @param args the directory, then scenes, each with a layer and a unit if wished
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    List<String> wanted =
        args.length > 1 ? List.of(args).subList(1, args.length) : List.of(FOUR.split(",", -1));
    for (String word : wanted) {
      String[] parts = word.split(":", -1);
      Focus focus = Focus.LIVE;
      if (parts.length > 2) {
        focus = focus.withUnit(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      }
      Readings readings = TrainedRun.of(Scenes.named(parts[0]).orElseThrow().spec(), focus);
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        BufferedImage image = board(readings, theme, focus, 1264, 878);
        PngFigure.write(image, directory.resolve(parts[0] + "-" + theme.id() + ".png"));
      }
    }
  }

  private static BufferedImage board(
      Readings readings, Theme theme, Focus focus, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(theme.board()));
    graphics.fillRect(0, 0, width, height);
    int top = (int) (height * 0.565);
    List<Instrument> all =
        Figures.all().stream().filter(instrument -> instrument.board().equals("units")).toList();
    for (int i = 0; i < all.size(); i++) {
      int perRow = i < 2 ? 2 : 3;
      int cardWidth = (width - GAP * (perRow + 1)) / perRow;
      int cardHeight = i < 2 ? top - GAP : height - top - 2 * GAP;
      int column = i < 2 ? i : i - 2;
      Look look = new Look(theme, cardWidth, cardHeight, new Typography(1));
      Instrument instrument = all.get(i);
      Caption caption = new Caption(instrument.title(), instrument.subtitle(focus.hero()), "");
      BufferedImage card = PngFigure.card(instrument.figure(), readings, look, focus, caption, 1);
      int x = GAP + column * (cardWidth + GAP);
      graphics.drawImage(card, x, i < 2 ? GAP : top + GAP, null);
    }
    graphics.dispose();
    return image;
  }
}
