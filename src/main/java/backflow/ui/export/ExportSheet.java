package backflow.ui.export;

import backflow.export.page.Paper;
import backflow.export.render.Exposure;
import backflow.export.render.Format;
import backflow.export.render.Order;
import backflow.export.render.Source;
import backflow.export.render.Style;
import backflow.export.render.Subject;
import backflow.figure.BoardPlan;
import backflow.figure.Figures;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lies over the window: what to export on the left, the picture as its file will be on the right.
 * While it is open the training rests, so that every chart shows the same step. UI thread.
 */
public final class ExportSheet extends BorderPane {
  private static final String DRAWING = "The window is drawn once more, in memory…";

  private final AppModel model;
  private final Viewing viewing;
  private final Supplier<BoardPlan> board;
  private final WindowStudio studio;
  private final ExportDesk desk;
  private final ExportForm form;
  private final ImageView picture = new ImageView();
  private final StackPane paper = new StackPane(picture);
  private final Label words = new Label();
  private final Label numbers = new Label();
  private final ScrollPane table = new ScrollPane(numbers);
  private final ProgressBar progress = new ProgressBar();
  private final Button save = new Button("Save…", new FontIcon(Feather.DOWNLOAD));
  private final Button copy = new Button("Copy", new FontIcon(Feather.COPY));
  private Places places = new SaveDialog();
  private @Nullable Exposure exposure;
  private boolean wasRunning;

  /**
   * The sheet, not shown.
   *
   * @param twins make the window once more, to be pictured whole
   * @param board the board that is shown
   * @param worker draws and writes, not on the UI thread
   */
  public ExportSheet(
      Likeness.Maker twins,
      AppModel model,
      Viewing viewing,
      Supplier<BoardPlan> board,
      FramePulse pulse,
      Consumer<Runnable> worker) {
    this.model = model;
    this.viewing = viewing;
    this.board = board;
    studio = new WindowStudio(twins);
    desk = new ExportDesk(worker, studio);
    form = new ExportForm(this::changed);
    setId("export-sheet");
    getStyleClass().add("export-sheet");
    setVisible(false);
    setTop(header());
    ScrollPane choices = new ScrollPane(form);
    choices.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    choices.getStyleClass().add("export-scroll");
    setLeft(choices);
    setCenter(previewRoom());
    setBottom(footer());
    pulse.ask(this::look);
  }

  /** Asks somebody else where files shall stand. */
  public void ask(Places other) {
    places = other;
  }

  private Node header() {
    Label title = new Label("Export");
    title.getStyleClass().add("export-title");
    Label says = new Label("The picture on the right is the file.");
    says.getStyleClass().add("export-says");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button(null, new FontIcon(Feather.X));
    close.setId("export-close");
    close.getStyleClass().add("icon-button");
    close.setAccessibleText("Close (Esc)");
    close.setOnAction(e -> hide());
    HBox header = new HBox(title, says, gap, close);
    header.getStyleClass().add("export-header");
    return header;
  }

  private Node previewRoom() {
    picture.setPreserveRatio(true);
    picture.setSmooth(true);
    picture.setId("export-picture");
    paper.getStyleClass().add("export-paper");
    paper.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    numbers.getStyleClass().add("export-numbers");
    table.getStyleClass().add("export-table");
    table.setVisible(false);
    StackPane room = new StackPane(paper, table);
    room.getStyleClass().add("export-room");
    room.setMinSize(0, 0);
    room.widthProperty().addListener(o -> fit(room));
    room.heightProperty().addListener(o -> fit(room));
    picture.imageProperty().addListener(o -> fit(room));
    return room;
  }

  private void fit(StackPane room) {
    picture.setFitWidth(Math.max(1, room.getWidth() - 48));
    picture.setFitHeight(Math.max(1, room.getHeight() - 48));
  }

  private Node footer() {
    words.setId("export-words");
    words.getStyleClass().add("export-words");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    progress.setVisible(false);
    progress.setId("export-progress");
    save.setId("export-save");
    save.setDefaultButton(true);
    save.getStyleClass().add("accent");
    save.setOnAction(e -> saveOrCancel());
    copy.setId("export-copy");
    copy.setOnAction(e -> copy());
    HBox footer = new HBox(words, progress, copy, save);
    footer.setAlignment(Pos.CENTER_LEFT);
    footer.getStyleClass().add("export-footer");
    return footer;
  }

  /**
   * Opens.
   *
   * @param id of the instrument to begin with; empty: the whole board
   */
  public void open(String id) {
    open(id, form.chosenFormat());
  }

  /**
   * Opens.
   *
   * @param id of the instrument to begin with; empty: the whole board
   * @param format to begin with
   */
  public void open(String id, Format format) {
    Run run = model.run();
    if (run == null) {
      return;
    }
    wasRunning = model.progress().state() == Progress.State.RUNNING;
    if (wasRunning) {
      model.pause();
    }
    BoardPlan plan = board.get();
    Optional<Instrument> wanted = Figures.byId(id);
    form.windowSize(getScene().getWidth(), getScene().getHeight());
    form.show(format);
    form.show(subjects(plan), wanted.map(one -> (Subject) new Subject.Chart(one)).orElse(null));
    exposure = null;
    words.setText("");
    studio.open();
    setVisible(true);
    toFront();
    form.takeKeys();
  }

  private static List<Subject> subjects(BoardPlan plan) {
    List<Instrument> all =
        plan.instruments().stream().map(Figures::byId).flatMap(Optional::stream).toList();
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject.Board(plan, all));
    all.forEach(one -> subjects.add(new Subject.Chart(one)));
    subjects.add(new Subject.Window(plan.id()));
    return subjects;
  }

  /** Closes; training goes on if it was going on. */
  void hide() {
    setVisible(false);
    picture.setImage(null);
    desk.leave();
    studio.leave();
    if (wasRunning) {
      model.play();
    }
  }

  /** A key, before the window has it. @return whether it was taken */
  public boolean pressed(KeyEvent e) {
    if (!isVisible()) {
      return false;
    }
    if (e.getCode() == KeyCode.ESCAPE && !form.isChoosing()) {
      hide();
      return true;
    }
    return false;
  }

  /** Whether the keys of the window rest. */
  public boolean isOpen() {
    return isVisible();
  }

  /** What is looked at, taken once the training stands still. */
  private @Nullable Exposure exposed() {
    Run run = model.run();
    if (exposure != null || run == null || model.progress().state() == Progress.State.RUNNING) {
      return exposure;
    }
    Run b = model.runB();
    Run ghost = model.ghost();
    exposure =
        new Exposure(
            new Exposure.Taken(run, model.specA()),
            b == null ? null : new Exposure.Taken(b, model.spec()),
            ghost == null ? null : new Exposure.Taken(ghost, ghost.spec()),
            model.sweeps().tableProperty().get(),
            viewing.focus().withHover(Hit.NONE));
    form.steps(run.firstStep(), run.history().lastStep());
    changed();
    return exposure;
  }

  private void changed() {
    Exposure now = exposure;
    Subject subject = form.subject();
    if (!isVisible() || now == null || subject == null) {
      return;
    }
    String problem = form.problem();
    boolean filming = form.choices().format().isFilm();
    save.setDisable(!problem.isEmpty());
    copy.setDisable(!problem.isEmpty() || filming);
    say(problem, problem.isEmpty());
    if (!problem.isEmpty()) {
      return;
    }
    if (subject instanceof Subject.Window) {
      studio.want(Developer.pose(now, form.choices()));
      say(DRAWING, true);
    } else {
      studio.want(null);
      desk.want(now, subject, form.choices());
    }
  }

  private void say(String text, boolean good) {
    words.setText(text);
    words.getStyleClass().remove("failed");
    if (!good) {
      words.getStyleClass().add("failed");
    }
  }

  /** Once per frame: what has been drawn or written. */
  private void look() {
    if (!isVisible()) {
      return;
    }
    exposed();
    studio.look();
    boolean window = form.subject() instanceof Subject.Window;
    ExportDesk.Preview drawn = desk.fetchPreview();
    WindowStudio.Shot shot = studio.fetch();
    if (window && shot != null) {
      show(new ExportDesk.Preview(shot.image(), shot.failure()));
    } else if (!window && drawn != null) {
      show(drawn);
    }
    double done = desk.progress();
    progress.setVisible(done >= 0);
    progress.setProgress(done);
    save.setText(done >= 0 ? "Stop" : "Save…");
    ExportDesk.Outcome outcome = desk.fetchOutcome();
    if (outcome != null) {
      if (outcome.copied() != null) {
        Clipboard.getSystemClipboard().setContent(outcome.copied());
      }
      say(outcome.words(), outcome.good());
    }
  }

  private void show(ExportDesk.Preview drawn) {
    Image image = drawn.image();
    picture.setImage(image);
    paper.setVisible(image != null);
    table.setVisible(image == null);
    numbers.setText(shortened(drawn.text()));
    boolean clear = form.choices().ground() == Paper.Ground.TRANSPARENT;
    paper.getStyleClass().remove("clear");
    if (clear) {
      paper.getStyleClass().add("clear");
    }
    boolean silent = words.getText().isEmpty() || words.getText().equals(DRAWING);
    if (image != null && silent) {
      say(
          String.format(Locale.ROOT, "%,.0f × %,.0f pixels", image.getWidth(), image.getHeight()),
          true);
    }
  }

  /** A long table is shown by its beginning. */
  private static String shortened(String text) {
    List<String> lines = text.lines().limit(60).toList();
    long more = text.lines().count() - lines.size();
    return String.join("\n", lines) + (more > 0 ? "\n… and " + more + " more lines" : "");
  }

  private void saveOrCancel() {
    if (desk.progress() >= 0) {
      desk.cancel();
      return;
    }
    Exposure now = exposure;
    Subject subject = form.subject();
    Choices choices = form.choices();
    if (now == null || subject == null) {
      return;
    }
    String ending = choices.format().id();
    Path file = places.save(getScene().getWindow(), name(now, subject, choices), ending);
    if (file == null) {
      return;
    }
    say("", true);
    desk.save(now, subject, choices, file);
  }

  private String name(Exposure now, Subject subject, Choices choices) {
    String experiment =
        now.a().now().name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    Style style = choices.style();
    Order.Stretch film = new Order.Stretch(choices.from(), choices.to(), 1, 1);
    Order order =
        new Order(
            new Source(experiment, now.a().now(), null),
            subject,
            List.of((int) now.steps()),
            film,
            style,
            Set.of(choices.format()),
            Path.of(""),
            "");
    return order.fileName(choices.format());
  }

  private void copy() {
    Exposure now = exposure;
    Subject subject = form.subject();
    if (now == null || subject == null) {
      return;
    }
    say("", true);
    desk.copy(now, subject, form.choices());
  }

  /** What is chosen; for tests. */
  ExportForm form() {
    return form;
  }
}
