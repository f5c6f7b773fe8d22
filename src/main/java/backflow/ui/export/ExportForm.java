package backflow.ui.export;

import static backflow.ui.model.Appearance.LEAST_HEIGHT;
import static backflow.ui.model.Appearance.LEAST_WIDTH;

import backflow.export.page.Paper;
import backflow.export.render.Format;
import backflow.export.render.Style;
import backflow.export.render.Subject;
import backflow.ui.editor.Segments;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The choices of the sheet, told at once when one changes. UI thread. */
final class ExportForm extends VBox {
  private static final List<Format> FORMATS = List.of(Format.values());

  private final Runnable changed;
  private final ComboBox<Subject> what = new ComboBox<>();
  private final Segments<Format> format;
  private final Segments<Shape> shape;
  private final TextField width = number("export-width", 1920, "Width in pixels");
  private final TextField height = number("export-height", 1080, "Height in pixels");
  private final Segments<Integer> scale;
  private final Segments<Paper.Ground> ground;
  private final Segments<Double> type;
  private final CheckBox hasTitle = check("export-title-on", "Title");
  private final TextField title = text("export-title-text", "the claim");
  private final CheckBox hasCaption = check("export-caption-on", "Caption");
  private final TextField caption = text("export-caption-text", "what is shown");
  private final CheckBox footer = check("export-footer-on", "Footer: settings, seed, version");
  private final TextField from = number("export-from", 0, "First step");
  private final TextField to = number("export-to", 0, "Last step");
  private final TextField fps = number("export-fps", 20, "Frames per second");
  private final Button asItIs = new Button("As it is");
  private final Label formatNote = note("A window is pixels: PNG, or moving as GIF or MP4.");
  private final Label themeNote = note("A window is opaque: light or dark.");
  private final Label aroundNote = note("Only charts and boards have words around them.");
  private final VBox around;
  private final Node size;
  private final HBox film;
  private Format chosenFormat = Format.PNG;
  private int chosenScale = 1;
  private Paper.Ground chosenGround = Paper.Ground.LIGHT;
  private double chosenType = 1;
  private Dimension2D windowSize = new Dimension2D(1920, 1080);
  private long firstStep;
  private long lastStep;

  /** The usual shapes of pictures. */
  private enum Shape {
    WIDE("16:9", 1920, 1080),
    OLD("4:3", 1440, 1080),
    SQUARE("Square", 1080, 1080);

    private final String words;
    private final int width;
    private final int height;

    Shape(String words, int width, int height) {
      this.words = words;
      this.width = width;
      this.height = height;
    }

    private String words() {
      return words;
    }
  }

  ExportForm(Runnable changed) {
    this.changed = changed;
    getStyleClass().add("export-form");
    what.setId("export-what");
    what.setMaxWidth(Double.MAX_VALUE);
    what.setConverter(words());
    what.valueProperty().addListener(o -> arrange());
    format = new Segments<>("export-format", FORMATS, f -> f.name(), this::choose);
    shape = new Segments<>("export-shape", List.of(Shape.values()), Shape::words, this::choose);
    scale = new Segments<>("export-scale", List.of(1, 2, 3, 4), s -> s + "×", this::chooseScale);
    ground =
        new Segments<>(
            "export-theme", List.of(Paper.Ground.values()), ExportForm::word, this::choose);
    type =
        new Segments<>("export-type", List.of(0.8, 1.0, 1.25, 1.5), t -> t + "×", this::chooseType);
    asItIs.setId("export-as-it-is");
    asItIs.getStyleClass().add("small-button");
    asItIs.setTooltip(new Tooltip("The size that the window has now"));
    asItIs.setOnAction(e -> size(windowSize.getWidth(), windowSize.getHeight()));
    HBox pixels = row(width, new Label("×"), height, asItIs);
    size = new VBox(shape, pixels);
    size.getStyleClass().add("export-group");
    around = new VBox(hasTitle, title, hasCaption, caption, footer);
    around.getStyleClass().add("export-group");
    film = row(from, new Label("to"), to, new Label("at"), fps, new Label("fps"));
    getChildren()
        .setAll(
            named("What", what),
            named("Format", format, formatNote),
            named("Steps", film),
            named("Size in pixels", size),
            named("Scale: pixels of the file per pixel", scale),
            named("Theme", ground, themeNote),
            named("Type", type),
            named("Around it", around, aroundNote));
    showChosen();
    for (TextField side : List.of(width, height)) {
      side.textProperty().addListener(o -> markShape());
    }
    for (TextField field : List.of(width, height, title, caption, from, to, fps)) {
      field.textProperty().addListener(o -> changed.run());
    }
    for (CheckBox box : List.of(hasTitle, hasCaption, footer)) {
      box.setSelected(true);
      box.selectedProperty().addListener(o -> changed.run());
    }
  }

  private void showChosen() {
    format.show(chosenFormat);
    shape.show(Shape.WIDE);
    scale.show(chosenScale);
    ground.show(chosenGround);
    type.show(chosenType);
  }

  private static StringConverter<Subject> words() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable Subject subject) {
        if (subject == null) {
          return "";
        }
        return subject instanceof Subject.Board
            ? subject.title() + " board"
            : subject instanceof Subject.Window ? "Whole window" : subject.title();
      }

      @Override
      public @Nullable Subject fromString(String text) {
        return null;
      }
    };
  }

  private static String word(Paper.Ground ground) {
    String id = ground.id();
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  private static TextField number(String id, int start, String says) {
    TextField field = new TextField(Integer.toString(start));
    field.setId(id);
    field.getStyleClass().add("export-number");
    field.setTooltip(new Tooltip(says));
    field.setAccessibleText(says);
    return field;
  }

  private static TextField text(String id, String usual) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(usual);
    field.setAccessibleText(usual);
    return field;
  }

  private static CheckBox check(String id, String words) {
    CheckBox box = new CheckBox(words);
    box.setId(id);
    return box;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("export-row");
    return row;
  }

  /** Says in one sentence why some choices are grey. */
  private static Label note(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("export-note");
    label.setWrapText(true);
    return label;
  }

  private static Node named(String name, Node control, Node... more) {
    Label label = new Label(name);
    label.getStyleClass().add("export-name");
    VBox group = new VBox(label, control);
    group.getChildren().addAll(more);
    group.getStyleClass().add("export-named");
    VBox.setVgrow(control, Priority.NEVER);
    return group;
  }

  /** The format that was chosen, whether what is pictured now can have it or not. */
  Format chosenFormat() {
    return chosenFormat;
  }

  /** Chooses a format. */
  void show(Format next) {
    chosenFormat = next;
    format.show(next);
  }

  /**
   * Offers what can be pictured.
   *
   * @param subjects the board first
   * @param wanted what to begin with; null: the first
   */
  void show(List<Subject> subjects, @Nullable Subject wanted) {
    what.getItems().setAll(subjects);
    what.setValue(wanted != null && subjects.contains(wanted) ? wanted : subjects.get(0));
  }

  /** How large the window is now. */
  void windowSize(double wide, double high) {
    windowSize = new Dimension2D(wide, high);
  }

  /** Which steps there are for a film. */
  void steps(long first, long last) {
    boolean other = first != firstStep || last != lastStep;
    firstStep = first;
    lastStep = last;
    if (other) {
      from.setText(Long.toString(Math.max(first, last - 200)));
      to.setText(Long.toString(last));
    }
  }

  void takeKeys() {
    what.requestFocus();
    arrange();
  }

  /** Whether Escape belongs to a list that is open. */
  boolean isChoosing() {
    return what.isShowing();
  }

  private void choose(Format next) {
    chosenFormat = next;
    arrange();
  }

  private void choose(Shape next) {
    size(next.width, next.height);
  }

  private void size(double wide, double high) {
    width.setText(Integer.toString((int) Math.rint(wide)));
    height.setText(Integer.toString((int) Math.rint(high)));
  }

  /** The usual shape that the size has, or none. */
  private void markShape() {
    int wide = whole(width);
    int high = whole(height);
    for (Shape each : Shape.values()) {
      if (each.width == wide && each.height == high) {
        shape.show(each);
        return;
      }
    }
    shape.showNone();
  }

  private void chooseScale(int next) {
    chosenScale = next;
    changed.run();
  }

  private void choose(Paper.Ground next) {
    chosenGround = next;
    changed.run();
  }

  private void chooseType(double next) {
    chosenType = next;
    changed.run();
  }

  /**
   * Hides what has no meaning for a table. What has none for a window is grey, and said to be so;
   * what was chosen of it is chosen again for the next chart.
   */
  private void arrange() {
    boolean window = isWindow();
    boolean table = format() == Format.CSV;
    shown(film, format().isFilm());
    for (Node node : List.of(size, ground, type, around, scale)) {
      shown(node, !table);
    }
    format.offer(each -> !window || hasPixels(each));
    format.show(format());
    ground.offer(each -> !window || each != Paper.Ground.TRANSPARENT);
    ground.show(ground());
    around.setDisable(window);
    for (Node node : List.of(formatNote, themeNote, aroundNote, asItIs)) {
      node.setVisible(window);
      node.setManaged(window);
    }
    changed.run();
  }

  private boolean isWindow() {
    return what.getValue() instanceof Subject.Window;
  }

  private static boolean hasPixels(Format format) {
    return format == Format.PNG || format.isFilm();
  }

  private Format format() {
    return isWindow() && !hasPixels(chosenFormat) ? Format.PNG : chosenFormat;
  }

  private Paper.Ground ground() {
    boolean opaque = isWindow() && chosenGround == Paper.Ground.TRANSPARENT;
    return opaque ? Paper.Ground.LIGHT : chosenGround;
  }

  private static void shown(Node control, boolean shown) {
    control.getParent().setVisible(shown);
    control.getParent().setManaged(shown);
  }

  @Nullable Subject subject() {
    return what.getValue();
  }

  Choices choices() {
    return new Choices(
        format(),
        whole(width),
        whole(height),
        chosenScale,
        ground(),
        chosenType,
        words(hasTitle, title),
        words(hasCaption, caption),
        footer.isSelected(),
        whole(from),
        whole(to),
        whole(fps));
  }

  private static @Nullable String words(CheckBox on, TextField text) {
    if (!on.isSelected()) {
      return "";
    }
    return text.getText().isBlank() ? null : text.getText().strip();
  }

  private static int whole(TextField field) {
    try {
      return Integer.parseInt(field.getText().strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Why nothing can be drawn with these choices; empty if it can. */
  String problem() {
    Choices choices = choices();
    Style style = choices.style();
    if (choices.format() != Format.CSV && !style.problem().isEmpty()) {
      return "Cannot be drawn: " + style.problem();
    }
    if (isWindow() && (style.width() < LEAST_WIDTH || style.height() < LEAST_HEIGHT)) {
      return "A window has at least " + LEAST_WIDTH + " × " + LEAST_HEIGHT + " pixels.";
    }
    if (!choices.format().isFilm()) {
      return "";
    }
    if (choices.ground() == Paper.Ground.TRANSPARENT) {
      return "GIF and MP4 have no transparency: choose light or dark.";
    }
    if (choices.framesPerSecond() < 1 || choices.framesPerSecond() > 50) {
      return "Frames per second: a whole number from 1 to 50.";
    }
    boolean within =
        choices.from() >= firstStep && choices.to() <= lastStep && choices.from() <= choices.to();
    return within ? "" : "Steps: from " + firstStep + " to " + lastStep + ", the first one first.";
  }
}
