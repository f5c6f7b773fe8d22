package backflow.ui.export;

import backflow.export.page.Paper;
import backflow.export.render.Format;
import backflow.export.render.Style;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen on the sheet.
 *
 * @param format of the file
 * @param width in pixels at scale 1
 * @param height likewise
 * @param scale 1–4
 * @param ground colours
 * @param type factor on all type
 * @param title what stands above: null for the claim, empty for nothing
 * @param caption under it, likewise
 * @param footer whether settings, seed, step and version stand below
 * @param from first step of a film
 * @param to last step of a film
 * @param framesPerSecond of a film
 */
record Choices(
    Format format,
    int width,
    int height,
    double scale,
    Paper.Ground ground,
    double type,
    @Nullable String title,
    @Nullable String caption,
    boolean footer,
    int from,
    int to,
    int framesPerSecond) {
  static final Choices START =
      new Choices(Format.PNG, 1920, 1080, 1, Paper.Ground.LIGHT, 1, null, null, true, 0, 0, 20);

  Style style() {
    return new Style(width, height, scale, ground, type, title, caption, footer);
  }
}
