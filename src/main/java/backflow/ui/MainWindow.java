package backflow.ui;

import backflow.ui.board.FlowBoard;
import backflow.ui.canvas.FramePulse;
import backflow.ui.key.Keys;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.pane.ControlColumn;
import backflow.ui.pane.Notice;
import backflow.ui.pane.TabStrip;
import backflow.ui.pane.TopBar;
import backflow.ui.theme.StyleSheets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The parts of the window put together, and fitted to its size. */
public final class MainWindow implements Keys.BoardKeys {
  /** Under this width everything is said shorter (DESIGN.md, "Small and large"). */
  private static final double COMPACT = 1500;

  /** Under this width the column becomes a drawer. */
  private static final double DRAWER = 1200;

  private final AppModel model;
  private final Appearance appearance;
  private final FramePulse pulse = new FramePulse();
  private final BorderPane root = new BorderPane();
  private final StackPane centre = new StackPane();
  private final Scene scene;
  private final TopBar bar;
  private final ControlColumn column;
  private final FlowBoard board;
  private final TabStrip tabs;
  private boolean compact;
  private boolean inDrawer;

  /**
   * The window's scene; {@link #start} brings it to life.
   *
   * @param model what it shows
   * @param appearance how
   * @param width of the scene in pixels
   * @param height likewise
   */
  public MainWindow(AppModel model, Appearance appearance, double width, double height) {
    this.model = model;
    this.appearance = appearance;
    pulse.ask(model::pull);
    bar = new TopBar(model, appearance, pulse);
    column = new ControlColumn(model);
    board = new FlowBoard(model, appearance, pulse);
    tabs = new TabStrip(board.focusProperty(), model);
    VBox boardSide = new VBox(tabs, new Notice(model), board);
    VBox.setVgrow(board, Priority.ALWAYS);
    centre.getChildren().setAll(boardSide);
    root.getStyleClass().add("window");
    root.setTop(bar);
    root.setLeft(column);
    root.setCenter(centre);
    scene = new Scene(root, width, height);
    bar.onDrawer(() -> column.setVisible(!column.isVisible()));
    board.setFocusTraversable(true);
    board.setOnMousePressed(e -> board.requestFocus());
    new Keys(model, appearance, this).install(scene);
    follow();
  }

  private void follow() {
    appearance.windowWidthProperty().bind(scene.widthProperty());
    appearance.lookProperty().addListener(o -> dress());
    appearance.scaleProperty().addListener(o -> dress());
    appearance.scaleProperty().addListener(o -> fit());
    scene.widthProperty().addListener(o -> fit());
    dress();
    fit();
  }

  private void dress() {
    StyleSheets.apply(scene, appearance.lookProperty().get(), appearance.scaleProperty().get());
  }

  private void fit() {
    double room = appearance.room();
    setCompact(room < COMPACT);
    setDrawer(room < DRAWER);
    bar.fit(compact, inDrawer);
  }

  private void setCompact(boolean small) {
    if (small == compact) {
      return;
    }
    compact = small;
    tabs.setCompact(small);
    board.setCompact(small);
    column.setCompact(small);
    if (small) {
      root.getStyleClass().add("compact");
    } else {
      root.getStyleClass().remove("compact");
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

  /** The one clock of the window. */
  public FramePulse pulse() {
    return pulse;
  }

  /** Begins to pull and to paint, once per frame. */
  public void start() {
    board.requestFocus();
    pulse.start();
  }

  /** Stops pulling, ends training and waits for its thread. */
  public void close() {
    pulse.stop();
    model.close();
  }

  @Override
  public void toggleMaximized() {
    board.toggleMaximized();
  }

  @Override
  public boolean restoreAll() {
    return board.restoreAll();
  }

  @Override
  public void toggleHelp() {
    bar.toggleHelp();
  }
}
