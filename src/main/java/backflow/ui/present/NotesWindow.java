package backflow.ui.present;

import backflow.lesson.Scene;
import backflow.ui.model.Appearance;
import backflow.ui.theme.StyleSheets;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What only the lecturer sees: time, what the slide asks and answers, and what comes next. Stands
 * on the other monitor if there is one. Keys pressed in it are the presentation's.
 */
final class NotesWindow {
  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final double TYPE = 1.3;

  private final Appearance appearance;
  private final Clock clock;
  private final Predicate<KeyEvent> keys;
  private final Label time = styled("", "notes-time");
  private final Label elapsed = styled("", "notes-elapsed");
  private final VBox words = new VBox();
  private @Nullable Stage stage;
  private long started;

  /**
   * Closed.
   *
   * @param keys who takes the keys that are pressed in it
   */
  NotesWindow(Appearance appearance, Clock clock, Predicate<KeyEvent> keys) {
    this.appearance = appearance;
    this.clock = clock;
    this.keys = keys;
    time.setId("notes-time");
    elapsed.setId("notes-elapsed");
    words.getStyleClass().add("notes-words");
  }

  /** The talk begins. */
  void begin() {
    started = clock.millis();
    tick();
  }

  boolean isOpen() {
    Stage open = stage;
    return open != null && open.isShowing();
  }

  /** Opens it, or closes it; the stage of the presentation keeps the focus. */
  void toggle(Stage presenting) {
    if (isOpen()) {
      close();
      return;
    }
    Stage made = stage == null ? make() : stage;
    stage = made;
    dress(made);
    place(made, presenting);
    made.show();
    presenting.requestFocus();
  }

  void close() {
    if (stage != null) {
      stage.hide();
    }
  }

  private Stage make() {
    HBox times = new HBox(time, elapsed);
    times.getStyleClass().add("notes-times");
    ScrollPane scroll = new ScrollPane(words);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("notes-scroll");
    VBox root = new VBox(times, scroll);
    root.getStyleClass().add("notes");
    root.setId("notes");
    javafx.scene.Scene scene = new javafx.scene.Scene(root, 760, 820);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (keys.test(e)) {
            e.consume();
          }
        });
    Stage made = new Stage();
    made.setTitle("Backflow: notes");
    made.setScene(scene);
    return made;
  }

  private void dress(Stage open) {
    StyleSheets.apply(open.getScene(), appearance.lookProperty().get(), TYPE);
  }

  /** On a screen that the presentation does not cover; else where the system puts it. */
  private static void place(Stage notes, Stage presenting) {
    List<Screen> covered =
        Screen.getScreensForRectangle(
            presenting.getX(), presenting.getY(), presenting.getWidth(), presenting.getHeight());
    for (Screen screen : Screen.getScreens()) {
      if (!covered.contains(screen)) {
        Rectangle2D room = screen.getVisualBounds();
        notes.setX(room.getMinX());
        notes.setY(room.getMinY());
        notes.setWidth(room.getWidth());
        notes.setHeight(room.getHeight());
        return;
      }
    }
  }

  /** Tells the time; once per frame, changes once per second. */
  void tick() {
    String now = LocalTime.now(clock).format(HOURS);
    if (!now.equals(time.getText())) {
      time.setText(now);
    }
    String since = minutes(clock.millis() - started);
    if (!since.equals(elapsed.getText())) {
      elapsed.setText(since);
    }
  }

  /** "12:05". */
  static String minutes(long millis) {
    long seconds = Math.max(0, millis / 1000);
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** Shows what belongs to a slide. */
  void show(Slide slide, boolean revealed) {
    Stage open = stage;
    if (open != null) {
      dress(open);
    }
    words.getChildren().clear();
    add("notes-heading", revealed ? "Now, revealed" : "Now, covered");
    add("notes-title", slide.claim().isEmpty() ? slide.name() : slide.claim());
    add("notes-text", slide.watch());
    Question question = slide.question();
    if (!question.isNone()) {
      add("notes-heading", "To predict");
      add("notes-text", question.words());
      for (int i = 1; i <= question.answers().size(); i++) {
        String mark = i == question.right() ? "  ✓ right" : "";
        add("notes-text", i + "  " + question.answers().get(i - 1) + mark);
      }
      add("notes-text", question.explain());
    }
    add("notes-heading", "Next");
    Scene next = Slide.scene(slide.place() + 1).orElse(null);
    add("notes-title", next == null ? "The end" : next.name());
    add("notes-text", next == null ? "" : next.question());
    add("notes-heading", "Keys");
    add("notes-small", PresentKeys.inOneLine());
  }

  private void add(String style, String text) {
    if (!text.isEmpty()) {
      words.getChildren().add(styled(text, style));
    }
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
