package backflow.ui;

import backflow.check.hunt.Level;
import backflow.check.hunt.Search;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Knobs;
import backflow.lesson.LessonMark;
import backflow.lesson.LessonProgress;
import backflow.lesson.Lessons;
import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.sweep.SweepTable;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.SpecJson;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.HuntDesk;
import backflow.ui.model.Studies;
import backflow.ui.model.SweepDesk;
import backflow.ui.shot.WindowShot;
import backflow.ui.theme.Fonts;
import backflow.ui.theme.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Draws the window into files: for the README and for looking at it. Started by hand with the
 * folder to write to, then one word a picture: {@code
 * scene|file:light|dark:WIDTHxHEIGHT[:BOARD[:B]]} with the number of a board and the scene to
 * compare with; in place of the board {@code present} or {@code reveal} for the slide before and
 * after its key, {@code explain} for the words over the window, {@code offer} and {@code tour1} …
 * for the tour, {@code export}, {@code export CHART} or {@code export window} for the sheet, {@code
 * sweep} for the board Sweep when its runs are finished, {@code sweep half} before that, {@code
 * hunt LEVEL NUMBER} with any of hint, guess, found and answer for the bug hunt, {@code check} and
 * ids of spoilers for the board Check. {@code all} stands for every built-in scene. Needs the
 * system properties of headless JavaFX.
 */
public final class Pictures {
  /** After so many quiet frames a picture is taken. */
  private static final int SETTLED = 60;

  private final Path folder;
  private final Queue<String> wanted;
  private int settled;
  private boolean compared;
  private String what = "";
  private boolean begun;

  private Pictures(Path folder, List<String> wanted) {
    this.folder = folder;
    this.wanted = new ArrayDeque<>();
    for (String word : wanted) {
      if (word.startsWith("all:")) {
        Scenes.ids().forEach(id -> this.wanted.add(id + word.substring(3)));
      } else {
        this.wanted.add(word);
      }
    }
  }

  /**
   * Draws.
   *
   * @param arguments the folder, then the pictures
   */
  public static void main(String[] arguments) {
    List<String> all = List.of(arguments);
    Pictures pictures = new Pictures(Path.of(all.get(0)), all.subList(1, all.size()));
    Platform.startup(
        () -> {
          Fonts.load();
          pictures.next();
        });
  }

  private void next() {
    String word = wanted.poll();
    if (word == null) {
      Platform.exit();
      return;
    }
    String[] parts = word.split(":", -1);
    String[] size = parts[2].split("x", -1);
    AppModel model = new AppModel(experiment(parts[0]));
    Appearance appearance = new Appearance();
    appearance.lookProperty().set(parts[1].equals("dark") ? Look.DARK : Look.LIGHT);
    int width = Integer.parseInt(size[0]);
    int height = Integer.parseInt(size[1]);
    MainWindow window = new MainWindow(model, appearance, width, height);
    Stage stage = new Stage();
    stage.setScene(window.scene());
    what = parts.length > 3 ? parts[3] : "";
    if (isBoard()) {
      window.showBoard(Integer.parseInt(what));
    }
    compared = parts.length < 5;
    settled = 0;
    begun = false;
    window.pulse().ask(() -> look(word, model, window, stage));
    window.start();
    stage.show();
  }

  private boolean isBoard() {
    return !what.isEmpty() && Character.isDigit(what.charAt(0));
  }

  /** Lays what was asked for over the window. */
  private void begin(MainWindow window, AppModel model) {
    begun = true;
    if (what.equals("present") || what.equals("reveal")) {
      window.present(false);
    }
    if (what.startsWith("export")) {
      boolean whole = what.equals("export window");
      window.exports().open(what.equals("export") || whole ? "" : what.substring(7));
      if (whole) {
        ((ComboBox<?>) window.scene().lookup("#export-what")).getSelectionModel().selectLast();
      }
    }
    if (what.startsWith("lesson ")) {
      learn(window, what.split(" ", -1));
    }
    if (what.startsWith("sweep")) {
      window.viewing().boardProperty().set("sweep");
      ((Button) window.scene().lookup("#sweep-button")).fire();
    }
    if (what.startsWith("hunt")) {
      hunt(window, model, what.split(" ", -1));
    }
    if (what.startsWith("check")) {
      check(window, what.split(" ", -1));
    }
    if (what.equals("explain")) {
      window.toggleHelp();
    }
    if (what.equals("offer")) {
      window.tour().offer(() -> {});
    }
    if (what.startsWith("tour")) {
      window.tour().start();
      for (int step = 1; step < Integer.parseInt(what.substring(4)); step++) {
        window.pressedAbove(
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
      }
    }
    if (what.equals("reveal")) {
      window.pressedAbove(
          new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
    }
  }

  /** "check", and the ids of what is to spoil it. */
  private static void check(MainWindow window, String[] words) {
    window.viewing().boardProperty().set("check");
    Knobs knobs = window.viewing().focus().knobs();
    for (int i = 1; i < words.length; i++) {
      knobs = CheckKnobs.with(knobs, words[i], true);
    }
    window.viewing().focus(window.viewing().focus().withKnobs(knobs));
  }

  /** "lesson list", or the word, the id of a lesson, a step from 1, and whether to reveal it. */
  private static void learn(MainWindow window, String[] words) {
    window.toggleLessons();
    if (words.length > 2) {
      LessonMark mark = LessonMark.START.at(Integer.parseInt(words[2]) - 1);
      window.lessons().progressProperty().set(LessonProgress.NONE.with(words[1], mark));
      window.lessons().open(Lessons.named(words[1]).orElseThrow());
    }
  }

  /** "hunt", the number of a level from 0, the number of the hunt. */
  private static void hunt(MainWindow window, AppModel model, String[] words) {
    window.viewing().boardProperty().set("check");
    model.hunt(Level.values()[Integer.parseInt(words[1])], Long.parseLong(words[2]));
  }

  /** What stands behind the number: a hint, a wrong guess, the answer. */
  private static Search go(Search search, String word) {
    return switch (word) {
      case "hint" -> search.hint();
      case "guess" -> search.guess(1, search.hunt().offered().get(0));
      case "found" -> search.guess(search.hunt().reveal().layer(), search.hunt().reveal().bug());
      case "answer" -> search.giveUp();
      default -> search;
    };
  }

  /** A built-in scene, or a file. */
  private static ExperimentSpec experiment(String word) {
    return Scenes.named(word).map(Scene::spec).orElseGet(() -> SpecJson.read(Path.of(word)));
  }

  private void look(String word, AppModel model, MainWindow window, Stage stage) {
    String[] parts = word.split(":", -1);
    if (!compared && model.run() != null && model.progress().state() == Progress.State.PAUSED) {
      compared = true;
      model.compareWith(experiment(parts[4]));
    }
    if (!begun && model.run() != null && model.progress().state() == Progress.State.PAUSED) {
      begin(window, model);
    }
    Progress b = model.progressB();
    boolean level = b == null || b.steps() == model.progress().steps();
    SweepDesk.State sweep = model.sweeps().stateProperty().get();
    boolean busy = sweep == SweepDesk.State.STARTING || sweep == SweepDesk.State.RUNNING;
    SweepTable table = model.sweeps().tableProperty().get();
    boolean half = what.equals("sweep half") && table != null && table.done() > 5;
    boolean paused = model.progress().state() == Progress.State.PAUSED && (!busy || half);
    Studies studies = model.studies();
    boolean checking = studies != null && studies.checks().isBusy();
    boolean quiet = !checking && begun && compared && level && paused && !window.pulse().hasWork();
    if (settled == SETTLED / 2 && what.endsWith(" reveal")) {
      window.lesson(KeyCode.DIGIT1);
      window.lesson(KeyCode.ENTER);
    }
    HuntDesk hunts = model.hunts();
    quiet &= !hunts.openProperty().get() || hunts.searchProperty().get() != null;
    if (settled == SETTLED / 2 && what.startsWith("hunt")) {
      for (String each : what.split(" ", -1)) {
        hunts.go(search -> go(search, each));
      }
    }
    settled = quiet ? settled + 1 : 0;
    if (settled != (isBoard() ? 4 * SETTLED : SETTLED)) {
      return;
    }
    try {
      WindowShot.write(
          window.scene(),
          folder.resolve(word.replace(':', '-').replace('/', '-').replace(' ', '-') + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    window.close();
    stage.close();
    Platform.runLater(this::next);
  }
}
