package backflow.ui;

import backflow.chart.Raster;
import backflow.export.page.Paper;
import backflow.export.render.OrderException;
import backflow.export.render.Style;
import backflow.export.render.WindowPictures;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.theme.Fonts;
import backflow.ui.theme.Look;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Pictures the window as it stands after a step, in memory. A larger scale is a larger type in a
 * larger window: everything is drawn anew, nothing is blown up. JavaFX must be set up to draw in
 * memory; unless it runs already, it is started with the first picture and ended by {@link #close}.
 * Its methods are called from one thread, which waits.
 */
public final class WindowCamera implements WindowPictures {
  /** After so many quiet frames the slower figures of the window are up to date too. */
  private static final int SETTLED = 40;

  private boolean started;
  private boolean mine;
  private @Nullable Sitting sitting;

  /** A window that is open, and what it was opened for. */
  private record Sitting(
      ExperimentSpec spec, Style style, AppModel model, MainWindow window, Stage stage) {

    /** Whether a later step of the same run can be seen in this window. */
    boolean leadsTo(ExperimentSpec next, Style itsStyle) {
      return style.equals(itsStyle)
          && next.view().at() >= model.progress().steps()
          && without(spec).equals(without(next));
    }

    private static ExperimentSpec without(ExperimentSpec spec) {
      return spec.withView(spec.view().withAt(0));
    }
  }

  @Override
  public Raster of(ExperimentSpec spec, Style style) {
    CompletableFuture<Raster> picture = new CompletableFuture<>();
    start(() -> take(spec, style, picture));
    try {
      return picture.get();
    } catch (ExecutionException e) {
      throw new OrderException("the window cannot be drawn: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OrderException("interrupted", e);
    }
  }

  private void start(Runnable first) {
    if (started) {
      Platform.runLater(first);
      return;
    }
    started = true;
    Runnable all =
        () -> {
          Platform.setImplicitExit(false);
          Fonts.load();
          first.run();
        };
    try {
      Platform.startup(all);
      mine = true;
    } catch (IllegalStateException e) { // a window is open already
      Platform.runLater(all);
    }
  }

  // What follows runs on the UI thread.

  private void take(ExperimentSpec spec, Style style, CompletableFuture<Raster> picture) {
    try {
      Sitting now = sitting;
      if (now == null || !now.leadsTo(spec, style)) {
        leave();
        now = open(spec, style);
        sitting = now;
      }
      Watch watch = new Watch(now, spec.view().at(), picture);
      now.window().pulse().ask(watch::look);
    } catch (RuntimeException e) {
      picture.completeExceptionally(e);
    }
  }

  private static Sitting open(ExperimentSpec spec, Style style) {
    AppModel model = new AppModel(spec);
    Appearance appearance = new Appearance();
    appearance.lookProperty().set(style.ground() == Paper.Ground.DARK ? Look.DARK : Look.LIGHT);
    double width = Math.rint(style.width() * style.scale());
    appearance.scaleExactly(style.type() * style.scale(), width);
    MainWindow window =
        new MainWindow(model, appearance, width, Math.rint(style.height() * style.scale()));
    Stage stage = new Stage();
    stage.setScene(window.scene());
    window.start();
    stage.show();
    return new Sitting(spec, style, model, window, stage);
  }

  private void leave() {
    Sitting now = sitting;
    if (now != null) {
      now.window().close();
      now.stage().close();
      sitting = null;
    }
  }

  /** Waits in the frames of a window until it stands still after a step; then takes the picture. */
  private static final class Watch {
    private final Sitting sitting;
    private final long step;
    private final CompletableFuture<Raster> picture;
    private long asked = -1;
    private int quiet;

    Watch(Sitting sitting, long step, CompletableFuture<Raster> picture) {
      this.sitting = sitting;
      this.step = step;
      this.picture = picture;
    }

    void look() {
      if (picture.isDone()) {
        return;
      }
      try {
        Progress progress = sitting.model().progress();
        if (progress.state() == Progress.State.FAILED) {
          throw new IllegalStateException(progress.message());
        }
        boolean still = progress.state() == Progress.State.PAUSED && sitting.model().run() != null;
        if (still && progress.steps() < step && asked != progress.steps()) {
          asked = progress.steps();
          sitting.model().step();
        }
        boolean there = still && progress.steps() >= step;
        quiet = there && !sitting.window().pulse().hasWork() ? quiet + 1 : 0;
        if (quiet >= SETTLED) {
          picture.complete(picture());
        }
      } catch (RuntimeException e) {
        picture.completeExceptionally(e);
      }
    }

    private Raster picture() {
      sitting.window().hideClock();
      WritableImage image = sitting.window().scene().snapshot(null);
      Raster raster = new Raster();
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      raster.resize(width, height);
      image
          .getPixelReader()
          .getPixels(
              0, 0, width, height, PixelFormat.getIntArgbPreInstance(), raster.pixels(), 0, width);
      return raster;
    }
  }

  @Override
  public void close() {
    if (started) {
      Platform.runLater(this::leave);
    }
    if (mine) {
      Platform.exit();
    }
  }
}
