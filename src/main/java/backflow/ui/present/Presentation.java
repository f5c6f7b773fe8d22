package backflow.ui.present;

import backflow.chart.Numbers;
import backflow.figure.frame.Focus;
import backflow.lesson.Scene;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import backflow.ui.theme.StyleSheets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Presenting: over the whole window one slide after the other, each a scene at its telling step,
 * its answer covered until a key reveals it. The scenes beside the one that is shown are prepared
 * while it is talked about.
 */
public final class Presentation extends StackPane {
  /** The size that slides are designed for. */
  private static final double WIDTH = 1920;

  private static final double HEIGHT = 1080;

  /** Of the figures, on a slide of that size: nothing is under 24. */
  private static final double TYPE = 2;

  /** Words are told ten times a second at most: faster ones cannot be read. */
  private static final long PERIOD_NANOS = 100_000_000L;

  /** After so long on a slide nobody waits for the slides beside it: the last one's turn. */
  private static final long QUIET_NANOS = 3_000_000_000L;

  private final AppModel model;
  private final Appearance appearance;
  private final Viewing viewing;
  private final FramePulse pulse;
  private final Runnable left;
  private final PictureRow row;
  private final SlidePane pane;
  private final PointerRing ring = new PointerRing();
  private final Region black = new Region();
  private final VBox keys = PresentKeys.panel();
  private final NotesWindow notes;
  private final Runnable pulling = this::pull;
  private final InvalidationListener refit = o -> fit();
  private Slide slide = new Slide(-1, "", "", "", Question.NONE);
  private Programme programme;
  private @Nullable ExperimentSpec awaited;
  private boolean revealed;
  private boolean on;
  private boolean wasFullScreen;
  private int chosen;
  private long told;
  private long shown;
  private boolean lastToo;

  /**
   * A presentation that has not begun; invisible.
   *
   * @param model what it shows and commands
   * @param appearance dark or light
   * @param viewing what is looked at
   * @param pulse when to ask and to paint
   * @param clock for the notes
   * @param left called when it has been left
   */
  public Presentation(
      AppModel model,
      Appearance appearance,
      Viewing viewing,
      FramePulse pulse,
      Clock clock,
      Runnable left) {
    this.model = model;
    this.appearance = appearance;
    this.viewing = viewing;
    this.pulse = pulse;
    this.left = left;
    notes = new NotesWindow(appearance, clock, this::pressed);
    row = new PictureRow(model, appearance, viewing, pulse, () -> TYPE * scale());
    pane = new SlidePane(row);
    programme = new Programme(model.spec().view());
    getStyleClass().add("presentation");
    setId("presentation");
    black.getStyleClass().add("black");
    black.setId("black");
    getChildren().setAll(pane, black, keys, ring);
    keys.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    black.setVisible(false);
    keys.setVisible(false);
    setVisible(false);
    setFocusTraversable(true);
    addEventFilter(MouseEvent.MOUSE_MOVED, ring::follow);
    addEventFilter(MouseEvent.MOUSE_DRAGGED, ring::follow);
    widthProperty().addListener(refit);
    heightProperty().addListener(refit);
    appearance
        .lookProperty()
        .addListener(
            o -> {
              if (on) {
                row.repaint();
                notes.show(slide, revealed);
              }
            });
  }

  /** Whether it is going on. */
  public boolean isOn() {
    return on;
  }

  /**
   * Begins with what is shown in the window.
   *
   * @param fullScreen whether the window is to fill the screen meanwhile
   */
  public void enter(boolean fullScreen) {
    if (on) {
      return;
    }
    on = true;
    setVisible(true);
    fit();
    fillScreen(fullScreen);
    notes.begin();
    pulse.ask(pulling);
    begin(model.spec(), null);
    requestFocus();
  }

  /** Ends it; what it showed last stays in the window. */
  public void leave() {
    if (!on) {
      return;
    }
    on = false;
    setVisible(false);
    pulse.forget(pulling);
    row.clear();
    notes.close();
    ring.setVisible(false);
    black.setVisible(false);
    keys.setVisible(false);
    setCursor(Cursor.DEFAULT);
    lastToo = false;
    model.prepare(List.of());
    Stage stage = stage();
    if (stage != null && stage.isFullScreen() && !wasFullScreen) {
      stage.setFullScreen(false);
    }
    left.run();
  }

  private @Nullable Stage stage() {
    return getScene() != null && getScene().getWindow() instanceof Stage stage ? stage : null;
  }

  private void fillScreen(boolean wanted) {
    Stage stage = stage();
    wasFullScreen = stage != null && stage.isFullScreen();
    if (stage != null && wanted) {
      stage.setFullScreenExitHint("");
      stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
      stage.setFullScreen(true);
    }
  }

  private double scale() {
    double scale = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
    return scale > 0 ? scale : 1;
  }

  private void fit() {
    if (on && getWidth() > 0) {
      getStylesheets().setAll(StyleSheets.sheet("/backflow/ui/present.css", scale()));
      ring.scale(scale());
      row.repaint();
    }
  }

  /** A key, before anybody else has it. @return whether it was for the presentation */
  public boolean pressed(KeyEvent e) {
    if (!on) {
      return false;
    }
    if (e.isShortcutDown() || e.isAltDown() || e.isMetaDown()) {
      return true;
    }
    if (keys.isVisible()) {
      keys.setVisible(false);
      return true;
    }
    if ("?".equals(e.getText())) {
      keys.setVisible(true);
      return true;
    }
    obey(e.getCode());
    return true;
  }

  private void obey(KeyCode code) {
    switch (code) {
      case ESCAPE, P -> leave();
      case SPACE, ENTER -> forward();
      case PAGE_DOWN, RIGHT -> go(slide.place() + 1);
      case PAGE_UP, LEFT -> go(slide.place() - 1);
      case HOME -> go(0);
      case END -> go(Slide.count() - 1);
      case DOWN -> turn(1);
      case UP -> turn(-1);
      case R -> again();
      case H -> cover(slide.question().isNone());
      case F -> freeze(!row.isFrozen());
      case L -> point(!ring.isVisible());
      case B, PERIOD -> black.setVisible(!black.isVisible());
      case N -> toggleNotes();
      case D -> appearance.lookProperty().set(appearance.lookProperty().get().other());
      case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6 ->
          choose(code.ordinal() - KeyCode.DIGIT0.ordinal());
      case NUMPAD1, NUMPAD2, NUMPAD3, NUMPAD4, NUMPAD5, NUMPAD6 ->
          choose(code.ordinal() - KeyCode.NUMPAD0.ordinal());
      default -> {
        // what has no meaning here does nothing, and not what it does in the window
      }
    }
  }

  /** Reveals; what is revealed trains on, or pauses. */
  private void forward() {
    if (awaited != null) {
      return;
    }
    if (revealed) {
      model.toggleRunning();
    } else {
      cover(true);
    }
  }

  private void cover(boolean reveal) {
    revealed = reveal;
    List<String> setup = reveal ? List.of() : setup();
    row.pictures().forEach(picture -> picture.cover(!revealed, setup));
    mark();
    pane.show(slide, chosen, revealed);
    tell();
    notes.show(slide, revealed);
  }

  private List<String> setup() {
    List<String> lines = new ArrayList<>(Setup.lines(model.specA()));
    lines.add("seen " + Setup.when(model.progress().steps()));
    return lines;
  }

  private void choose(int answer) {
    if (!revealed && answer <= slide.question().answers().size()) {
      chosen = chosen == answer ? 0 : answer;
      pane.show(slide, chosen, false);
      mark();
    }
  }

  private void mark() {
    List<Double> ends = slide.question().ends();
    row.pictures().forEach(picture -> picture.predict(ends, chosen));
  }

  private void again() {
    Slide.scene(slide.place()).ifPresent(scene -> open(scene.spec()));
  }

  private void go(int place) {
    Slide.scene(place).ifPresent(scene -> open(scene.spec()));
  }

  private void open(ExperimentSpec spec) {
    black.setVisible(false);
    viewing.focus(Focus.LIVE);
    viewing.check(spec.view().check());
    model.open(spec);
    begin(spec, spec);
  }

  /**
   * Shows the slide of an experiment, covered if there is something to predict.
   *
   * @param wait for the run of this experiment; null: what there is
   */
  private void begin(ExperimentSpec spec, @Nullable ExperimentSpec wait) {
    slide = Slide.of(spec);
    programme = new Programme(spec.view());
    awaited = wait;
    chosen = 0;
    row.show(programme.shown());
    freeze(false);
    cover(slide.question().isNone());
    if (wait != null) {
      pane.opening("Opening");
    }
    shown = System.nanoTime();
    prepare();
  }

  /**
   * The slides that one key leads to: next, previous, and the first; after a quiet while the last
   * as well, which then stays prepared.
   */
  private void prepare() {
    Stream<Integer> places = Stream.of(slide.place() + 1, slide.place() - 1, 0);
    model.prepare(
        (lastToo ? Stream.concat(places, Stream.of(Slide.count() - 1)) : places)
            .filter(place -> place != slide.place())
            .distinct()
            .flatMap(place -> Slide.scene(place).stream())
            .map(Scene::spec)
            .toList());
  }

  private void turn(int further) {
    programme.turn(further);
    row.show(programme.shown());
    freeze(false);
    cover(revealed);
  }

  private void freeze(boolean on) {
    row.freeze(on);
    pane.frozen(on);
  }

  private void point(boolean shown) {
    ring.setVisible(shown);
    setCursor(shown ? Cursor.NONE : Cursor.DEFAULT);
  }

  private void toggleNotes() {
    Stage stage = stage();
    if (stage != null) {
      notes.toggle(stage);
      notes.show(slide, revealed);
    }
  }

  /** Once per frame. */
  private void pull() {
    notes.tick();
    if (awaited != null && !arrived(awaited)) {
      tellOpening();
      return;
    }
    boolean first = awaited != null;
    awaited = null;
    if (!lastToo && System.nanoTime() - shown > QUIET_NANOS) {
      lastToo = true;
      prepare();
    }
    int layers = row.readings().hidden();
    boolean changed = row.pull();
    if (first || layers != row.readings().hidden()) {
      pane.opening("");
      cover(revealed);
    } else if (changed || System.nanoTime() - told > PERIOD_NANOS) {
      tellSoon();
    }
  }

  private boolean arrived(ExperimentSpec wanted) {
    Run run = model.run();
    return run != null
        && run.spec().equals(wanted)
        && model.progress().state() != Progress.State.OPENING;
  }

  private void tellOpening() {
    Progress now = model.progress();
    boolean failed = now.state() == Progress.State.FAILED;
    String words = "Opening: step " + Numbers.integer(now.steps());
    pane.opening(failed ? now.message() : words);
  }

  private void tellSoon() {
    if (System.nanoTime() - told > PERIOD_NANOS) {
      tell();
    }
  }

  /** The line below, the state and what Space does. */
  private void tell() {
    told = System.nanoTime();
    if (!row.isFrozen()) {
      pane.say(words());
      pane.status(status());
    }
    pane.hint(hint());
  }

  private String words() {
    Question question = slide.question();
    if (revealed && question.answers().isEmpty() && !question.explain().isEmpty()) {
      return question.explain();
    }
    if (revealed && !slide.watch().isEmpty()) {
      return slide.watch();
    }
    int layers = row.readings().hidden();
    String setup = Setup.network(model.specA()) + " " + Setup.when(model.progress().steps());
    return Headline.of(row.readings().snapshot(), setup, layers, revealed ? 1 : halfHidden() + 1);
  }

  /** How many layers a half cover hides; where nothing is to be seen the last one: no number. */
  private int halfHidden() {
    return row.pictures().stream()
        .filter(Picture::isHalfEnough)
        .mapToInt(Picture::hiddenLayers)
        .findFirst()
        .orElse(row.readings().hidden());
  }

  private String status() {
    Progress now = model.progress();
    String step = Setup.when(now.steps());
    return switch (now.state()) {
      case RUNNING -> step + " · training";
      case PAUSED -> now.stopped().isEmpty() || !revealed ? step : now.stopped();
      case FAILED -> "stopped: " + now.message();
      default -> step;
    };
  }

  private String hint() {
    if (revealed) {
      return "";
    }
    int half = halfHidden();
    boolean partly = half < row.readings().hidden();
    return partly ? "reveals layers " + half + " to 1" : "reveals";
  }
}
