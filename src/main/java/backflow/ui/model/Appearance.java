package backflow.ui.model;

import backflow.ui.theme.Look;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the window looks: colours and the size of everything. UI thread only. */
public final class Appearance {
  /** The steps of Ctrl + and Ctrl −. */
  private static final double[] SCALES = {0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2};

  /** The least width of a window in pixels. */
  public static final int LEAST_WIDTH = 900;

  /** The least height of a window in pixels. */
  public static final int LEAST_HEIGHT = 560;

  /** From this width on a window is looked at from afar (DESIGN.md). */
  private static final double WIDE = 2560;

  private static final double WIDE_SCALE = 1.25;

  private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.LIGHT);
  private final DoubleProperty typeScale = new SimpleDoubleProperty(1);
  private final DoubleProperty windowWidth = new SimpleDoubleProperty(1920);
  private final DoubleBinding scale =
      Bindings.createDoubleBinding(
          () -> typeScale.get() * (windowWidth.get() >= WIDE ? WIDE_SCALE : 1),
          typeScale,
          windowWidth);

  /** The colours. */
  public ObjectProperty<Look> lookProperty() {
    return look;
  }

  /** What the user has asked for: 1 is the size of the design. */
  public DoubleProperty typeScaleProperty() {
    return typeScale;
  }

  /** Width of the window in pixels; the window sets it. */
  public DoubleProperty windowWidthProperty() {
    return windowWidth;
  }

  /** What every length is multiplied by: the type scale, more in a very wide window. */
  public DoubleBinding scaleProperty() {
    return scale;
  }

  /** The window's width in pixels of the design: what decides how much there is room for. */
  public double room() {
    return windowWidth.get() / scale.get();
  }

  /** The next larger type. */
  public void larger() {
    for (double candidate : SCALES) {
      if (candidate > typeScale.get() + 1e-9) {
        typeScale.set(candidate);
        return;
      }
    }
  }

  /** The next smaller type. */
  public void smaller() {
    for (int i = SCALES.length - 1; i >= 0; i--) {
      if (SCALES[i] < typeScale.get() - 1e-9) {
        typeScale.set(SCALES[i]);
        return;
      }
    }
  }

  /**
   * Has every length multiplied by this and no more, for a picture of a window.
   *
   * @param scale 1 is the size of the design
   * @param width of that window in pixels
   */
  public void scaleExactly(double scale, double width) {
    typeScale.set(width >= WIDE ? scale / WIDE_SCALE : scale);
  }

  /** The size of the design. */
  public void normal() {
    typeScale.set(1);
  }

  /**
   * Takes a remembered scale, if it is one of the steps.
   *
   * @param remembered any number
   */
  public void restoreScale(double remembered) {
    for (double candidate : SCALES) {
      if (Math.abs(candidate - remembered) < 1e-9) {
        typeScale.set(candidate);
      }
    }
  }
}
