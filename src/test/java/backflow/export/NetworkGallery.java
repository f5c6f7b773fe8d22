package backflow.export;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.data.DataSet;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.network.StudiedRun;
import backflow.lesson.Scenes;
import backflow.study.Interest;
import backflow.train.ExperimentSpec;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws the board Network of trained scenes into a directory, to be looked at by a person: {@code
 * backflow.export.NetworkGallery target/look SCENE[@DATA][:STEP[:LAYER:UNIT[:SCENE B]]]…}.
 */
public final class NetworkGallery {
  private static final int GAP = 8;

  private NetworkGallery() {}

  /**
   * Writes the pictures.
   *
   * @param args the directory, then scenes
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    for (String word : List.of(args).subList(1, args.length)) {
      String[] parts = word.split(":", -1);
      ExperimentSpec spec = spec(parts[0]);
      long step = parts.length > 1 ? Long.parseLong(parts[1]) : spec.view().at();
      Focus focus = Focus.LIVE;
      if (parts.length > 3) {
        focus = focus.withUnit(Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
      }
      Interest interest = new Interest(focus.layer(), focus.unit());
      Readings readings = StudiedRun.of(spec, step, interest);
      if (parts.length > 4) {
        ExperimentSpec other = spec(parts[4]);
        readings.beside(StudiedRun.of(other, step, interest));
      }
      String name = word.replace(':', '-');
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        Path file = directory.resolve(name + "-" + theme.id() + ".png");
        PngFigure.write(board(readings, theme, focus, 1264, 878), file);
      }
      Path small = directory.resolve(name + "-small.png");
      PngFigure.write(board(readings, Theme.LIGHT, focus, 1060, 560), small);
    }
  }

  /** A scene, or SCENE@DATA for the same on other data. */
  private static ExperimentSpec spec(String word) {
    String[] parts = word.split("@", -1);
    ExperimentSpec spec = Scenes.named(parts[0]).orElseThrow().spec();
    for (DataSet each : DataSet.values()) {
      boolean wanted = parts.length > 1 && each.id().equals(parts[1]);
      spec = wanted ? spec.withData(spec.data().withSet(each)) : spec;
    }
    return spec;
  }

  private static BufferedImage board(
      Readings readings, Theme theme, Focus focus, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(theme.board()));
    graphics.fillRect(0, 0, width, height);
    int upper = (int) ((height - 3 * GAP) * 0.52);
    int half = (width - 3 * GAP) / 2;
    int y = upper + 2 * GAP;
    int lower = height - y - GAP;
    card(graphics, "graph", readings, theme, focus, GAP, GAP, width - 2 * GAP, upper);
    card(graphics, "decision-map", readings, theme, focus, GAP, y, half, lower);
    card(graphics, "unit-lens", readings, theme, focus, half + 2 * GAP, y, half, lower);
    graphics.dispose();
    return image;
  }

  private static void card(
      Graphics2D graphics,
      String id,
      Readings readings,
      Theme theme,
      Focus focus,
      int x,
      int y,
      int width,
      int height) {
    Instrument instrument = Figures.byId(id).orElseThrow();
    Look look = new Look(theme, width, height, new Typography(1));
    Caption caption = new Caption(instrument.title(), instrument.subtitle(focus.hero()), "");
    BufferedImage card = PngFigure.card(instrument.figure(), readings, look, focus, caption, 1);
    graphics.drawImage(card, x, y, null);
  }
}
