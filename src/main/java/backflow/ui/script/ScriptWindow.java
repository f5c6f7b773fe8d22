package backflow.ui.script;

import backflow.export.pytorch.PyTorchScript;
import backflow.train.ExperimentSpec;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.theme.StyleSheets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The experiment of now as a PyTorch script, in a window that Escape closes. The script is made on
 * a worker while the window says how far it is; UI thread.
 */
public final class ScriptWindow {
  private static final double WIDTH = 980;
  private static final double HEIGHT = 820;

  private final AppModel model;
  private final Appearance appearance;
  private final Consumer<Runnable> worker;
  private BiFunction<Window, String, @Nullable Path> question = ScriptPage::askForFile;
  private @Nullable Stage stage;
  private @Nullable ScriptPage page;
  private @Nullable ScriptMaking making;
  private @Nullable PyTorchScript script;
  private volatile String saved = "";

  /**
   * Closed.
   *
   * @param model whose experiment it is
   * @param appearance how it looks
   * @param pulse asks at every frame what has come of it
   * @param worker does something on another thread
   */
  public ScriptWindow(
      AppModel model, Appearance appearance, FramePulse pulse, Consumer<Runnable> worker) {
    this.model = model;
    this.appearance = appearance;
    this.worker = worker;
    pulse.ask(this::pull);
  }

  /**
   * Opens it with the experiment that the model has now.
   *
   * @param owner the window that it lies over
   */
  public void show(Window owner) {
    ScriptPage shown = page == null ? new ScriptPage(this::copy, this::save, this::close) : page;
    page = shown;
    Stage open = stage == null ? made(shown, owner) : stage;
    stage = open;
    StyleSheets.apply(
        open.getScene(), appearance.lookProperty().get(), appearance.scaleProperty().get());
    begin(model.spec(), shown);
    open.show();
    open.toFront();
  }

  private Stage made(ScriptPage shown, Window owner) {
    double scale = appearance.scaleProperty().get();
    Scene scene =
        new Scene(
            shown,
            Math.min(WIDTH * scale, owner.getWidth() - 40),
            Math.min(HEIGHT * scale, owner.getHeight() - 60));
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            close();
            e.consume();
          }
        });
    Stage made = new Stage();
    made.initOwner(owner);
    made.setTitle("Backflow: PyTorch script");
    made.setScene(scene);
    made.setOnHidden(e -> stop());
    return made;
  }

  private void begin(ExperimentSpec spec, ScriptPage shown) {
    stop();
    script = null;
    saved = "";
    ScriptMaking next = new ScriptMaking(spec);
    making = next;
    shown.begin(spec.name());
    worker.accept(next);
  }

  /** Closes it; what is being made for it is given up. */
  public void close() {
    if (stage != null) {
      stage.hide();
    }
  }

  private void stop() {
    if (making != null) {
      making.cancel();
      making = null;
    }
  }

  /** What answers the question for a file, in the place of the system's dialog. */
  public void askWith(BiFunction<Window, String, @Nullable Path> answer) {
    question = answer;
  }

  /** Looks what has come of it, once per frame. */
  private void pull() {
    ScriptPage shown = page;
    ScriptMaking now = making;
    if (shown == null) {
      return;
    }
    if (!saved.isEmpty()) {
      shown.say(saved);
      saved = "";
    }
    if (now == null) {
      return;
    }
    PyTorchScript done = now.script();
    if (done != null) {
      making = null;
      script = done;
      shown.show(done);
    } else if (!now.failure().isEmpty()) {
      making = null;
      shown.fail(now.failure());
    } else {
      shown.say(now.inWords());
    }
  }

  private void copy() {
    if (script != null && page != null) {
      String text = script.text();
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
      page.say("Copied: " + text.lines().count() + " lines.");
    }
  }

  private void save() {
    PyTorchScript what = script;
    if (what == null || stage == null) {
      return;
    }
    Path file = question.apply(stage, fileName(model.spec().name()));
    if (file != null) {
      worker.accept(() -> saved = write(what, file));
    }
  }

  /** Writes it on the worker. @return what came of it */
  private static String write(PyTorchScript script, Path file) {
    try {
      script.write(file);
      String beside = script.hasFileBeside() ? ", and its numbers beside it" : "";
      return "Saved as " + file + beside + ".";
    } catch (IOException e) {
      return file + ": " + e.getMessage();
    }
  }

  /** A name for the file of an experiment: {@code vanishing-sigmoid.py}. */
  static String fileName(String experiment) {
    String plain =
        experiment.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return (plain.isEmpty() ? "experiment" : plain) + ".py";
  }
}
