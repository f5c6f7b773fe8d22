package backflow.ui.canvas;

import backflow.chart.Pen;
import java.util.function.Supplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A canvas that fills its room and is painted at most once per frame, and only while it can be
 * seen.
 */
public final class ChartCanvas extends Region {
  /** What is painted. */
  @FunctionalInterface
  public interface Painting {
    /**
     * Draws everything anew.
     *
     * @param pen what to draw with, at the origin of the canvas
     * @param width of the canvas in pixels
     * @param height of the canvas in pixels
     */
    void paint(Pen pen, double width, double height);
  }

  private final Canvas canvas = new Canvas();
  private final FxPen.Memory memory = new FxPen.Memory();
  private final Painting painting;
  private @Nullable Supplier<String> description;
  private boolean dirty = true;
  private boolean urgent;
  private double resolution = 1;

  /**
   * An empty canvas.
   *
   * @param painting what is painted
   */
  public ChartCanvas(Painting painting) {
    this.painting = painting;
    getStyleClass().add("chart-canvas");
    canvas.setManaged(false);
    getChildren().add(canvas);
    setMinSize(0, 0);
  }

  /** What those hear who cannot see it; asked only then. */
  public void describe(Supplier<String> words) {
    description = words;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT && description != null
        ? description.get()
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth()) * resolution;
    double height = Math.floor(getHeight()) * resolution;
    if (width != canvas.getWidth() || height != canvas.getHeight()) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      repaintSoon();
    }
  }

  /** What it shows has changed: it is painted again when there is time. */
  public void repaint() {
    dirty = true;
  }

  /** The user is waiting: it is painted again in the next frame. */
  public void repaintSoon() {
    dirty = true;
    urgent = true;
  }

  /** Whether it should be painted again and can be seen. */
  public boolean wantsPaint() {
    return dirty && canvas.getWidth() > 0 && canvas.getHeight() > 0 && isShown();
  }

  /** Whether the user is waiting for it. */
  boolean isUrgent() {
    return urgent;
  }

  /**
   * Whether it can be seen: it and all around it is visible, in a window that is open, or in a
   * scene that has none and is pictured.
   */
  public boolean isShown() {
    for (javafx.scene.Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    Window window = getScene() == null ? null : getScene().getWindow();
    return getScene() != null && (window == null || window.isShowing());
  }

  /**
   * Paints now, with so many pixels per pixel of the screen: for a picture of the window.
   *
   * @param pixels 1 for the screen itself
   */
  public void paintAt(double pixels) {
    resolution = pixels;
    canvas.getTransforms().setAll(new Scale(1 / pixels, 1 / pixels));
    layoutChildren();
    paint();
  }

  /** Paints now. */
  public void paint() {
    dirty = false;
    urgent = false;
    Window window = getScene() == null ? null : getScene().getWindow();
    double ratio = window == null ? 1 : window.getOutputScaleX();
    double width = canvas.getWidth() / resolution;
    double height = canvas.getHeight() / resolution;
    var gc = canvas.getGraphicsContext2D();
    gc.save();
    gc.scale(resolution, resolution);
    FxPen pen = new FxPen(gc, width, height, ratio * resolution, memory);
    try {
      painting.paint(pen, width, height);
    } finally {
      gc.restore();
    }
  }
}
