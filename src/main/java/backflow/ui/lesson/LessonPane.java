package backflow.ui.lesson;

import backflow.lesson.Lesson;
import backflow.lesson.LessonException;
import backflow.lesson.LessonMark;
import backflow.lesson.LessonProgress;
import backflow.lesson.Lessons;
import backflow.lesson.measure.Measured;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The column of the lessons, in the place of the diagnosis: their list, or the one that is walked.
 * The window around it stays as it is: every control may be used.
 */
public final class LessonPane extends VBox {
  /** An exercise is looked at four times a second. */
  private static final long PERIOD_NANOS = 250_000_000L;

  private final AppModel model;
  private final Appearance appearance;
  private final Viewing viewing;
  private final FramePulse pulse;
  private final ObjectProperty<LessonProgress> progress =
      new SimpleObjectProperty<>(LessonProgress.NONE);
  private final Label title = new Label("Lessons");
  private final Label place = new Label();
  private final ScrollPane scroll = new ScrollPane();
  private final Button back = button("lesson-back", "Back", Feather.CHEVRON_LEFT);
  private final Button next = button("lesson-next", "Next", Feather.CHEVRON_RIGHT);
  private final Button list = button("lesson-list", "All lessons", Feather.LIST);
  private final HBox foot = new HBox();
  private @Nullable Walk walk;
  private @Nullable StepPage page;
  private @Nullable ChartCanvas painted;
  private long looked;

  /**
   * The column; closed until {@link #open}.
   *
   * @param model what lessons open their scenes in
   * @param appearance sizes of type
   * @param viewing which board is shown, and what is meant on it
   * @param pulse when to look
   * @param close what its cross does
   */
  public LessonPane(
      AppModel model, Appearance appearance, Viewing viewing, FramePulse pulse, Runnable close) {
    this.model = model;
    this.appearance = appearance;
    this.viewing = viewing;
    this.pulse = pulse;
    setId("lessons");
    getStyleClass().addAll("diagnosis-pane", "lesson-pane");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("column-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    back.setOnAction(e -> go(-1));
    next.setOnAction(e -> go(1));
    next.setContentDisplay(ContentDisplay.RIGHT);
    list.setOnAction(e -> showList());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    foot.getChildren().setAll(list, gap, back, next);
    foot.getStyleClass().add("lesson-foot");
    getChildren().setAll(header(close), scroll, foot);
    setShown(foot, false); // the list is read from its files when it is first wanted
    pulse.ask(this::look);
  }

  private HBox header(Runnable close) {
    title.getStyleClass().add("pane-title");
    title.setMinWidth(0);
    title.setWrapText(true);
    place.getStyleClass().add("section-note");
    place.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button cross = new Button(null, new FontIcon(Feather.X));
    cross.setId("lesson-close");
    cross.getStyleClass().add("icon-button");
    cross.setTooltip(new Tooltip("Leave the lesson; where you are is remembered (L)"));
    cross.setAccessibleText("Leave the lesson");
    cross.setOnAction(e -> close.run());
    HBox line = new HBox(title, gap, place, cross);
    line.getStyleClass().add("column-header");
    return line;
  }

  private static Button button(String id, String word, Feather icon) {
    Button button = new Button(word, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("small-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** How far one has come; to be kept between starts. May be set. */
  public ObjectProperty<LessonProgress> progressProperty() {
    return progress;
  }

  /** Whether a lesson is walked, not the list shown. */
  public boolean isWalking() {
    return walk != null;
  }

  /** Shows all lessons. */
  void showList() {
    leave();
    walk = null;
    page = null;
    viewing.coveredProperty().set(false);
    viewing.meant(List.of());
    title.setText("Lessons");
    place.setText("");
    setShown(foot, false);
    show(new LessonList(progress.get(), this::open, this::openFile));
    takeKeys();
  }

  /** The list, once it is seen, can be used by Tab and Enter at once. */
  public void takeKeys() {
    if (scroll.getContent() instanceof LessonList entries) {
      entries.takeKeys();
    }
  }

  /** The list again, with the newest marks; what is walked stays. */
  public void opened() {
    Walk now = walk;
    if (now == null) {
      showList();
    } else if (!now.isSummary()) {
      cover();
      viewing.meant(now.now().staging().charts());
    }
  }

  /** Walks a lesson from where one left it. */
  public void open(Lesson lesson) {
    LessonMark mark = progress.get().mark(lesson.id());
    Walk begun = new Walk(model, viewing, lesson);
    walk = begun;
    title.setText(lesson.title());
    setShown(foot, true);
    begun.goTo(mark.finished() ? 0 : Math.min(mark.step(), lesson.steps().size() - 1));
    turn();
  }

  /** Shows the list, or the page of a walk, as another column does; opens no scene. */
  public void like(LessonPane other) {
    progress.set(other.progress.get());
    Walk theirs = other.walk;
    if (theirs == null) {
      showList();
    } else {
      Walk mine = Walk.like(theirs, model, viewing);
      walk = mine;
      title.setText(mine.lesson().title());
      setShown(foot, true);
      turn();
      resume(mine, theirs.isRevealed());
    }
    scroll.setVvalue(other.scroll.getVvalue());
  }

  private void resume(Walk mine, boolean revealed) {
    Measured m = mine.staged();
    if (m != null) {
      StepPage made = new StepPage(mine, m, appearance, this::predicted);
      page = made;
      show(made);
      paint(made.canvas());
      made.resume(revealed);
    }
  }

  private void openFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open a lesson");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Lessons", "*" + Lessons.EXTENSION));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      open(file.toPath());
    }
  }

  /** Walks a lesson of the reader's own; what is wrong with its file is said here. */
  public void open(Path file) {
    try {
      open(Lessons.read(file));
    } catch (LessonException e) {
      showList();
      VBox words = (VBox) scroll.getContent();
      Label wrong = Words.label(String.valueOf(e.getMessage()), "card-failure");
      wrong.setId("lesson-trouble");
      words.getChildren().add(0, wrong);
    }
  }

  private void go(int steps) {
    Walk now = walk;
    if (now != null && now.step() + steps >= 0 && now.step() + steps <= last(now)) {
      now.goTo(now.step() + steps);
      turn();
    }
  }

  private static int last(Walk walk) {
    return walk.lesson().steps().size();
  }

  /** Another step: its page is made once its scene stands ready. */
  private void turn() {
    Walk now = walk;
    if (now == null) {
      return;
    }
    page = null;
    mark(mark(now).at(Math.min(now.step(), last(now) - 1)));
    if (now.isSummary()) {
      mark(mark(now).finish());
      place.setText("summary");
      show(new SummaryPage(now.lesson().summary(), appearance.scaleProperty().get()));
    } else {
      place.setText((now.step() + 1) + " of " + last(now));
      show(new VBox(Words.label("The scene is trained up to its telling step…", "lesson-note")));
    }
    back.setDisable(now.step() == 0);
    cover();
    tellNext();
  }

  private void tellNext() {
    Walk now = walk;
    if (now != null) {
      next.setText(now.step() == last(now) - 1 ? "Summary" : "Next");
      next.setVisible(!now.isSummary());
    }
  }

  private LessonMark mark(Walk now) {
    return progress.get().mark(now.lesson().id());
  }

  private void mark(LessonMark mark) {
    Walk now = walk;
    if (now != null) {
      progress.set(progress.get().with(now.lesson().id(), mark));
    }
  }

  private void leave() {
    Walk left = walk;
    if (left != null) {
      left.leave();
    }
  }

  /** Once per frame: is the scene ready, is the exercise done? */
  private void look() {
    Walk now = walk;
    if (now == null || getScene() == null) {
      leave();
      return;
    }
    if (now.stage()) {
      Measured m = now.staged();
      if (m != null) {
        StepPage made = new StepPage(now, m, appearance, this::predicted);
        page = made;
        show(made);
        paint(made.canvas());
        if (!(getScene().getFocusOwner() instanceof TextInputControl)) {
          made.takeKeys();
        }
      }
    }
    long time = System.nanoTime();
    if (time - looked > PERIOD_NANOS) {
      looked = time;
      StepPage shown = page;
      if (now.check() && shown != null) {
        shown.showDone(true);
        mark(mark(now).exercised(now.step()));
      }
    }
  }

  /** Covers what the step speaks of while its question is open. */
  private void cover() {
    Walk now = walk;
    viewing.coveredProperty().set(now != null && now.asks() && !now.isRevealed());
  }

  /** The column is closed: nothing is covered or stands out any longer. */
  public void closed() {
    viewing.coveredProperty().set(false);
    viewing.meant(List.of());
  }

  private void predicted() {
    Walk now = walk;
    cover();
    if (now != null && now.isRevealed() && now.hasPredicted()) {
      mark(mark(now).predicted(now.step(), now.wasRight()));
    }
  }

  private void show(Node content) {
    paint(null);
    content.getStyleClass().add("lesson-content");
    scroll.setContent(content);
    scroll.setVvalue(0);
  }

  private void paint(@Nullable ChartCanvas canvas) {
    ChartCanvas before = painted;
    if (before != null) {
      pulse.forget(before);
    }
    painted = canvas;
    if (canvas != null) {
      pulse.paint(canvas);
    }
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /**
   * A key while a lesson is walked: 1–6 predict, Enter reveals, Page Down and Page Up turn the
   * page.
   *
   * @return whether it was for the lesson
   */
  public boolean key(KeyCode code) {
    StepPage shown = page;
    if (walk == null) {
      return false;
    }
    switch (code) {
      case PAGE_DOWN -> go(1);
      case PAGE_UP -> go(-1);
      case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6 -> {
        return shown != null && shown.choose(code.ordinal() - KeyCode.DIGIT1.ordinal());
      }
      case ENTER -> {
        boolean onButton = getScene().getFocusOwner() instanceof Button;
        if (shown == null || onButton) {
          return false;
        }
        shown.reveal();
      }
      default -> {
        return shown != null && shown.draw(code);
      }
    }
    return true;
  }
}
