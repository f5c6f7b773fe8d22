package backflow.ui;

import backflow.export.page.Paper;
import backflow.ui.export.Likeness;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.shot.WindowShot;
import backflow.ui.theme.Look;
import backflow.ui.theme.StyleSheets;
import javafx.scene.Parent;
import javafx.scene.image.Image;

/**
 * The window once more, in a scene without a stage: it mirrors the model of the other, works its
 * studies out by itself, and is asked for frames by hand. What is clicked or typed in the other
 * later is not in it. UI thread only.
 */
final class WindowTwin implements Likeness {
  /** Scenes are read one per frame: after so many all are. */
  private static final int FRAMES = 40;

  /** What is laid out may move what stands beside it. */
  private static final int PASSES = 3;

  /**
   * What takes longer than so many frames, or waits for a step to be ended, is shown as at work.
   */
  private static final int PATIENCE = 1800;

  private final Appearance appearance = new Appearance();
  private final AppModel model;
  private final MainWindow window;
  private int waited;

  /** The same as a window shows now. */
  WindowTwin(MainWindow other, Size size, Paper.Ground ground) {
    model = other.model().mirror();
    wear(ground);
    appearance.scaleExactly(size.type(), size.width());
    window =
        new MainWindow(model, appearance, size.width(), size.height(), StyleSheets::applyAlone);
    window.scene().getRoot().resize(size.width(), size.height());
    layOut();
    window.pulse().pull();
    window.like(other);
    for (int i = 0; i < FRAMES; i++) {
      window.pulse().pull();
    }
    for (int i = 0; i < PASSES; i++) {
      settle();
    }
    window.hideClock();
  }

  private void layOut() {
    Parent root = window.scene().getRoot();
    root.applyCss();
    root.layout();
  }

  @Override
  public void wear(Paper.Ground ground) {
    appearance.lookProperty().set(ground == Paper.Ground.DARK ? Look.DARK : Look.LIGHT);
  }

  @Override
  public void turnTo(long playhead) {
    if (window.viewing().focus().playhead() != playhead) {
      waited = 0;
      window.viewing().focus(window.viewing().focus().withPlayhead(playhead));
    }
  }

  @Override
  public boolean settle() {
    layOut();
    window.pulse().pull();
    layOut();
    waited++;
    return model.isSettled() || waited > PATIENCE;
  }

  @Override
  public Image picture(double scale) {
    return WindowShot.of(window.content(), scale);
  }

  @Override
  public void close() {
    window.close();
  }
}
