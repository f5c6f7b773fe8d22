package backflow.ui;

import backflow.figure.BoardPlan;
import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.figure.frame.Hit;
import backflow.study.check.CheckStudy;
import backflow.train.Run;
import backflow.ui.board.Board;
import backflow.ui.board.HuntBoard;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.canvas.FramePulse;
import backflow.ui.diagnosis.DiagnosisPane;
import backflow.ui.diagnosis.DiagnosisStrip;
import backflow.ui.export.ExportSheet;
import backflow.ui.export.Likeness;
import backflow.ui.files.ExperimentFiles;
import backflow.ui.files.FileDrop;
import backflow.ui.files.FileMenu;
import backflow.ui.files.FileNotice;
import backflow.ui.guide.Tour;
import backflow.ui.key.Keys;
import backflow.ui.lesson.LessonPane;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Studies;
import backflow.ui.model.Viewing;
import backflow.ui.pane.ControlColumn;
import backflow.ui.pane.DifferenceLine;
import backflow.ui.pane.Notice;
import backflow.ui.pane.TabStrip;
import backflow.ui.pane.Timeline;
import backflow.ui.pane.TopBar;
import backflow.ui.present.Presentation;
import backflow.ui.script.ScriptWindow;
import backflow.ui.theme.Look;
import backflow.ui.theme.StyleSheets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The parts of the window put together, and fitted to its size. */
public final class MainWindow implements Keys.BoardKeys {
  /** Under this width everything is said shorter (DESIGN.md, "Small and large"). */
  private static final double COMPACT = 1500;

  /** Under this width the bar has no room for all its words. */
  private static final double BAR = 1900;

  /** Under this width what comes next is told by its icon. */
  private static final double MEDIUM = 2100;

  /** Under this width the column becomes a drawer. */
  private static final double DRAWER = 1200;

  /** The board over which bugs are hunted. */
  private static final String HUNTED = "check";

  private final AppModel model;
  private final Appearance appearance;
  private final Wardrobe wardrobe;
  private final Worker worker = new Worker();

  /** For files: they are not to wait for studies. */
  private final Worker clerk = new Worker();

  private final FramePulse pulse = new FramePulse();
  private final BorderPane root = new BorderPane();
  private final Overlays overlays;
  private final StackPane centre = new StackPane();
  private final Scene scene;
  private final TopBar bar;
  private final ControlColumn column;
  private final DiagnosisPane diagnosis;
  private final DiagnosisStrip strip;
  private final LessonPane lessons;
  private final Viewing viewing = new Viewing();
  private final ExperimentFiles files;
  private final FileMenu fileMenu;
  private final ScriptWindow script;
  private final Map<String, Board> boards = new HashMap<>();
  private List<String> ownTiles = List.of();
  private final StackPane boardRoom = new StackPane();
  private final TabStrip tabs;
  private boolean compact;
  private boolean inDrawer;
  private boolean learning;
  private @Nullable HuntBoard hunting;
  private @Nullable ExportSheet exports;

  /** Puts style sheets on a scene. */
  @FunctionalInterface
  interface Wardrobe {
    /** Dresses it in a look, all lengths multiplied. */
    void dress(Scene scene, Look look, double scale);
  }

  /**
   * The window's scene; {@link #start} brings it to life.
   *
   * @param model what it shows
   * @param appearance how
   * @param width of the scene in pixels
   * @param height likewise
   */
  public MainWindow(AppModel model, Appearance appearance, double width, double height) {
    this(model, appearance, width, height, StyleSheets::apply);
  }

  /** A window whose scene is dressed by others. */
  MainWindow(
      AppModel model, Appearance appearance, double width, double height, Wardrobe wardrobe) {
    this.model = model;
    this.appearance = appearance;
    this.wardrobe = wardrobe;
    pulse.ask(model::pull);
    model.workOn(worker::submit);
    files = new ExperimentFiles(model, viewing, pulse, clerk::submit);
    bar = new TopBar(model, appearance, viewing, pulse, files::choose);
    fileMenu = new FileMenu(files, bar::chooseScene);
    bar.setFiles(fileMenu);
    script = new ScriptWindow(model, appearance, pulse, worker::submit);
    fileMenu.add("PyTorch script…", Feather.CODE, this::showScript);
    column = new ControlColumn(model);
    tabs = new TabStrip(BoardPlans.ALL, viewing, model);
    diagnosis = new DiagnosisPane(model, appearance, viewing, pulse);
    strip = new DiagnosisStrip(diagnosis, () -> diagnosis.setVisible(!diagnosis.isVisible()));
    lessons = new LessonPane(model, appearance, viewing, pulse, this::toggleLessons);
    VBox boardSide =
        new VBox(
            tabs,
            new DifferenceLine(model),
            new Notice(model, viewing),
            new FileNotice(files),
            strip,
            boardRoom);
    VBox.setVgrow(boardRoom, Priority.ALWAYS);
    boardRoom.setMinSize(0, 0);
    centre.getChildren().setAll(boardSide);
    root.getStyleClass().add("window");
    root.setTop(bar);
    root.setLeft(column);
    root.setCenter(centre);
    setDiagnosisInDrawer(false);
    root.setBottom(new Timeline(model, appearance, viewing, pulse));
    Presentation presentation =
        new Presentation(
            model, appearance, viewing, pulse, Clock.systemDefaultZone(), this::presented);
    overlays = new Overlays(root, presentation);
    overlays.getChildren().add(new FileDrop(files, overlays));
    fileMenu.add("Export… (E)", Feather.DOWNLOAD, this::export);
    scene = new Scene(overlays, width, height);
    files.in(scene);
    bar.onPresent(() -> present(true));
    bar.onHelp(this::toggleHelp);
    bar.onLessons(this::toggleLessons);
    bar.onDrawer(() -> column.setVisible(!column.isVisible()));
    boardRoom.setFocusTraversable(true);
    boardRoom.setOnMousePressed(e -> boardRoom.requestFocus());
    new Keys(model, appearance, this).install(scene);
    follow();
    arrangeOwn();
    viewing.open(model.spec().view());
    open(model.spec().view().board());
  }

  /** Opens on a board, or on the first where there is none of that name. */
  private void open(String id) {
    String first = isThere(id) ? id : BoardPlans.FLOW.id();
    viewing.boardProperty().set(first);
    show(first);
  }

  private boolean isThere(String id) {
    boolean own = id.equals(BoardPlans.OWN) && !ownTiles.isEmpty();
    return own || BoardPlans.ALL.stream().anyMatch(plan -> plan.id().equals(id));
  }

  private void follow() {
    viewing
        .boardProperty()
        .addListener(
            (p, was, now) -> {
              if (isThere(now)) {
                show(now);
              } else {
                viewing.boardProperty().set(BoardPlans.FLOW.id());
              }
            });
    viewing.coveredProperty().addListener(o -> setDiagnosisInDrawer(compact));
    model.specProperty().addListener(o -> arrangeOwn());
    model.hunts().openProperty().addListener(o -> huntTurned());
    model.runProperty().addListener((p, was, now) -> viewing.newRun());
    appearance.windowWidthProperty().bind(scene.widthProperty());
    appearance.lookProperty().addListener(o -> dress());
    appearance.scaleProperty().addListener(o -> dress());
    appearance.scaleProperty().addListener(o -> fit());
    scene.widthProperty().addListener(o -> fit());
    dress();
    fit();
  }

  /** Makes the reader's own board anew, if its instruments have changed. */
  private void arrangeOwn() {
    List<String> known = model.tiles().stream().filter(id -> Figures.byId(id).isPresent()).toList();
    if (known.equals(ownTiles)) {
      return;
    }
    ownTiles = known;
    Board before = boards.remove(BoardPlans.OWN);
    if (before != null) {
      before.close();
      boardRoom.getChildren().remove(before);
    }
    tabs.showOwn(!known.isEmpty());
    boolean shown = viewing.boardProperty().get().equals(BoardPlans.OWN);
    if (shown && known.isEmpty()) {
      viewing.boardProperty().set(BoardPlans.FLOW.id());
    } else if (shown) {
      show(BoardPlans.OWN);
    }
  }

  /** Shows a board, made when it is first wanted. */
  private void show(String id) {
    if (id.equals(BoardPlans.OWN) && !ownTiles.isEmpty() && !boards.containsKey(id)) {
      add(BoardPlans.own(ownTiles));
    }
    for (BoardPlan plan : BoardPlans.ALL) {
      if (plan.id().equals(id) && !boards.containsKey(id)) {
        add(plan);
      }
    }
    boolean hunt = id.equals(HUNTED) && model.hunts().openProperty().get();
    boards.forEach((name, board) -> board.setVisible(name.equals(id) && !hunt));
    show(hunt);
  }

  private void huntTurned() {
    show(viewing.boardProperty().get());
    boardRoom.requestFocus();
  }

  /** Shows the bug hunt over its board, or takes it away. */
  private void show(boolean hunt) {
    HuntBoard there = hunting;
    if (hunt && there == null) {
      there = new HuntBoard(model, appearance, pulse);
      hunting = there;
      boardRoom.getChildren().add(there);
    }
    if (there != null) {
      there.setVisible(hunt);
    }
  }

  private void add(BoardPlan plan) {
    Board made = new Board(plan, model, appearance, viewing, pulse);
    made.setCompact(compact);
    made.onExport((id, format) -> exports().open(id, format));
    boards.put(plan.id(), made);
    boardRoom.getChildren().add(made);
  }

  private Board board() {
    return Objects.requireNonNull(boards.get(viewing.boardProperty().get()));
  }

  private void dress() {
    wardrobe.dress(scene, appearance.lookProperty().get(), appearance.scaleProperty().get());
  }

  private void fit() {
    double room = appearance.room();
    if (room < 1) {
      return; // a window that is not shown yet is 0 wide for a moment
    }
    root.getStyleClass().removeAll("medium", "short-bar");
    if (room < BAR) {
      root.getStyleClass().add("short-bar");
    }
    if (room < MEDIUM) {
      root.getStyleClass().add("medium");
    }
    setCompact(room < COMPACT);
    setDrawer(room < DRAWER || learning && room < COMPACT);
    bar.fit(room < BAR, inDrawer);
  }

  private void setCompact(boolean small) {
    if (small == compact) {
      return;
    }
    compact = small;
    tabs.setCompact(small);
    boards.values().forEach(board -> board.setCompact(small));
    column.setCompact(small);
    setDiagnosisInDrawer(small);
    if (small) {
      root.getStyleClass().add("compact");
    } else {
      root.getStyleClass().remove("compact");
    }
  }

  /** The lessons take the place of the diagnosis, or give it back. */
  @Override
  public void toggleLessons() {
    learning = !learning;
    bar.learning(learning);
    if (learning) {
      lessons.opened();
    } else {
      lessons.closed();
    }
    setDiagnosisInDrawer(compact);
    fit();
    if (learning) {
      lessons.takeKeys();
    }
  }

  /**
   * Shows what another window shows: its board, what is selected there, what is open, folded or
   * scrolled, as far as this window has the same places for it.
   */
  void like(MainWindow other) {
    viewing.boardProperty().set(other.viewing.boardProperty().get());
    viewing.focus(other.viewing.focus().withHover(Hit.NONE));
    if (other.learning) {
      learning = true;
      bar.learning(true);
      lessons.like(other.lessons);
      setDiagnosisInDrawer(compact);
      fit();
    }
    viewing.meant(other.viewing.meantProperty().get());
    files.like(other.files);
    diagnosis.like(other.diagnosis);
    board().like(other.board());
    if (compact == other.compact) {
      column.like(other.column);
    }
    if (inDrawer && other.inDrawer) {
      column.setVisible(other.column.isVisible());
    }
    if (strip.isVisible() && other.strip.isVisible()) {
      diagnosis.setVisible(other.diagnosis.isVisible());
    }
  }

  /** What differs from one time to the next has no place in a picture: the frame rate is hidden. */
  void hideClock() {
    Node rate = scene.lookup("#status-frames");
    if (rate != null && rate.getParent() != null) {
      rate.getParent().setVisible(false);
    }
  }

  /** The model that it shows. */
  AppModel model() {
    return model;
  }

  /** All of it but what can lie over it. */
  Region content() {
    return root;
  }

  /** The column of the settings. */
  public ControlColumn column() {
    return column;
  }

  /** The column of the lessons. */
  public LessonPane lessons() {
    return lessons;
  }

  @Override
  public boolean lesson(KeyCode code) {
    HuntBoard hunt = hunting;
    return learning && lessons.key(code) || hunt != null && hunt.isVisible() && hunt.key(code);
  }

  /** The diagnosis has a column of its own, or one line over the board that opens a drawer. */
  private void setDiagnosisInDrawer(boolean small) {
    boolean drawer = small || learning;
    boolean told = drawer && !viewing.coveredProperty().get();
    strip.setVisible(told);
    strip.setManaged(told);
    diagnosis.setVisible(!drawer);
    root.setRight(learning ? lessons : null);
    centre.getChildren().remove(diagnosis);
    if (drawer) {
      centre.getChildren().add(diagnosis);
      StackPane.setAlignment(diagnosis, Pos.TOP_RIGHT);
      diagnosis.getStyleClass().remove("right-drawer");
      diagnosis.getStyleClass().add("right-drawer");
    } else {
      root.setRight(diagnosis);
      diagnosis.getStyleClass().remove("right-drawer");
    }
  }

  private void setDrawer(boolean drawer) {
    if (drawer == inDrawer) {
      return;
    }
    inDrawer = drawer;
    column.setVisible(!drawer);
    if (drawer) {
      root.getStyleClass().add("narrow");
      root.setLeft(null);
      centre.getChildren().add(column);
      StackPane.setAlignment(column, Pos.TOP_LEFT);
      column.getStyleClass().add("drawer");
    } else {
      root.getStyleClass().remove("narrow");
      centre.getChildren().remove(column);
      root.setLeft(column);
      column.getStyleClass().remove("drawer");
    }
  }

  /** What is shown. */
  public Scene scene() {
    return scene;
  }

  /** Its experiments as files. */
  public ExperimentFiles files() {
    return files;
  }

  /** Shows the experiment as a PyTorch script, in a window of its own. */
  public void showScript() {
    script.show(scene.getWindow());
  }

  /** That window. */
  ScriptWindow script() {
    return script;
  }

  /** What the reader looks at. */
  public Viewing viewing() {
    return viewing;
  }

  /** The one clock of the window. */
  public FramePulse pulse() {
    return pulse;
  }

  /** Begins to pull and to paint, once per frame. */
  public void start() {
    boardRoom.requestFocus();
    pulse.start();
  }

  /** Stops pulling, ends training and waits for its thread. */
  public void close() {
    pulse.stop();
    script.close();
    worker.close();
    clerk.close();
    files.close();
    model.close();
  }

  @Override
  public void toggleMaximized() {
    board().toggleMaximized();
  }

  @Override
  public boolean restoreAll() {
    boolean wasAway = viewing.focus().playhead() >= 0;
    if (wasAway) {
      viewing.live();
    }
    boolean wasDrawer = strip.isVisible() && diagnosis.isVisible();
    if (wasDrawer) {
      diagnosis.setVisible(false);
    }
    return board().restoreAll() || wasAway || wasDrawer;
  }

  @Override
  public void export() {
    exports().open(board().pointed());
  }

  /** The sheet on which pictures are chosen, made when it is first wanted. */
  public ExportSheet exports() {
    ExportSheet sheet = exports;
    if (sheet == null) {
      Likeness.Maker twins = (size, ground) -> new WindowTwin(this, size, ground);
      sheet = new ExportSheet(twins, model, viewing, () -> board().plan(), pulse, clerk::submit);
      overlays.getChildren().add(sheet);
      exports = sheet;
    }
    return sheet;
  }

  @Override
  public boolean isAway() {
    return viewing.focus().playhead() >= 0;
  }

  @Override
  public void back(long steps) {
    Run run = model.run();
    if (run != null && run.history().lastStep() >= 0) {
      viewing.move(-steps, run.history().lastStep());
    }
  }

  @Override
  public boolean checkAgain() {
    Studies studies = model.studies();
    boolean shown = board().plan().instruments().stream().anyMatch(MainWindow::isCheck);
    if (shown && studies != null) {
      studies.checks().again();
    }
    return shown;
  }

  private static boolean isCheck(String instrument) {
    return Figures.byId(instrument).stream()
        .flatMap(i -> i.needs().studies().stream())
        .anyMatch(CheckStudy.class::isInstance);
  }

  @Override
  public void branch() {
    model.branch(viewing.focus().playhead());
  }

  @Override
  public boolean selectLayer(int further) {
    Run run = model.run();
    boolean onCharts = boardRoom.isFocused() || scene.getFocusOwner() instanceof ChartCanvas;
    if (run == null || !onCharts) {
      return false;
    }
    int layers = run.history().layers();
    int now = viewing.focus().layer();
    int next = now == 0 ? (further > 0 ? 1 : layers) : now + further;
    viewing.focus(viewing.focus().withLayer(Math.max(1, Math.min(layers, next))));
    return true;
  }

  @Override
  public void showBoard(int number) {
    if (number == 0 && !ownTiles.isEmpty()) {
      viewing.boardProperty().set(BoardPlans.OWN);
    } else if (number > 0 && number <= BoardPlans.ALL.size()) {
      String id = BoardPlans.ALL.get(number - 1).id();
      if (id.equals(viewing.boardProperty().get())) {
        board().restoreAll();
      }
      viewing.boardProperty().set(id);
    }
  }

  @Override
  public boolean pressedAbove(KeyEvent e) {
    return exports != null && exports.pressed(e) || overlays.pressed(e);
  }

  @Override
  public boolean isCovered() {
    return exports != null && exports.isOpen();
  }

  @Override
  public void present() {
    present(true);
  }

  /** Begins to present; the boards rest meanwhile. */
  void present(boolean fullScreen) {
    boards.values().forEach(board -> board.setVisible(false));
    show(false);
    overlays.present(fullScreen);
  }

  /** Offers the tour of the window, or begins it. */
  Tour tour() {
    return overlays.tour();
  }

  private void presented() {
    overlays.uncover();
    show(viewing.boardProperty().get());
    boardRoom.requestFocus();
  }

  @Override
  public void toggleHelp() {
    overlays.toggleExplanation();
  }
}
