package backflow.ui.pane;

import backflow.chart.Argb;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.probe.History;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import backflow.ui.theme.Look;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The timeline: all steps from the start to the newest, what happened at them, and the playhead.
 * Dragging it shows any kept step in every chart; at its right end the window is live.
 */
public final class Timeline extends HBox {
  private static final double TRACK = 6;
  private static final double RING = 9;
  private static final double AIR = 22;

  /** A run that goes on is told ten times a second at most: faster words cannot be read. */
  private static final long PERIOD_NANOS = 100_000_000L;

  private final AppModel model;
  private final Appearance appearance;
  private final Viewing viewing;
  private final Label words = new Label();
  private final Button live = new Button("Live", new FontIcon(Feather.CHEVRONS_RIGHT));
  private final Pane marks = new Pane();
  private final ChartCanvas canvas = new ChartCanvas(this::paint);
  private final TimelineMarks eventMarks = new TimelineMarks(marks);
  private LinearScale scale = new LinearScale(0, 1, AIR, AIR + 1);
  private @Nullable Run shown;
  private long version = -1;
  private long told;

  /**
   * The timeline.
   *
   * @param model whose run it shows
   * @param appearance colours and sizes
   * @param viewing whose playhead it moves
   * @param pulse when to ask and to paint
   */
  public Timeline(AppModel model, Appearance appearance, Viewing viewing, FramePulse pulse) {
    this.model = model;
    this.appearance = appearance;
    this.viewing = viewing;
    setId("timeline");
    getStyleClass().add("timeline");
    canvas.setId("timeline-track");
    canvas.describe(this::description);
    canvas.setAccessibleRole(AccessibleRole.SLIDER);
    marks.setPickOnBounds(false);
    StackPane track = new StackPane(canvas, marks);
    track.setMinSize(0, 0);
    HBox.setHgrow(track, Priority.ALWAYS);
    getChildren().setAll(side(), track);
    canvas.setOnMousePressed(this::scrub);
    canvas.setOnMouseDragged(this::scrub);
    canvas.setOnKeyPressed(this::key);
    live.setOnAction(e -> viewing.live());
    eventMarks.onChosen(this::goTo);
    viewing.focusProperty().addListener((p, was, now) -> canvas.repaintSoon());
    viewing.coveredProperty().addListener(o -> readMarks());
    appearance.lookProperty().addListener(o -> canvas.repaintSoon());
    appearance.scaleProperty().addListener(o -> canvas.repaintSoon());
    pulse.paint(canvas);
    pulse.ask(this::pull);
  }

  private VBox side() {
    Label name = new Label("Timeline");
    name.getStyleClass().add("timeline-name");
    words.setId("timeline-words");
    words.getStyleClass().add("timeline-words");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setTooltip(new Tooltip());
    live.setId("live");
    live.getStyleClass().add("live-button");
    live.setTooltip(new Tooltip("Follow the newest step again (Esc)"));
    live.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button branch = Buttons.icon("branch", Feather.GIT_PULL_REQUEST, "Branch run B off here (B)");
    branch.setOnAction(e -> model.branch(viewing.focus().playhead()));
    HBox top = new HBox(name, gap, live, branch);
    top.getStyleClass().add("timeline-top");
    VBox side = new VBox(top, words);
    side.getStyleClass().add("timeline-side");
    return side;
  }

  private void pull() {
    Run run = model.run();
    if (run == null) {
      return;
    }
    boolean other = !run.equals(shown);
    boolean going = model.progress().state() == Progress.State.RUNNING;
    long now = System.nanoTime();
    if (going && !other && now - told < PERIOD_NANOS) {
      return;
    }
    told = now;
    if (other || run.history().version() != version) {
      shown = run;
      version = run.history().version();
      readMarks();
    }
    tell(run);
  }

  /** What happened; nothing of it while it is to be predicted: marks name the findings. */
  private void readMarks() {
    Run run = shown;
    boolean covered = viewing.coveredProperty().get();
    eventMarks.read(run == null || covered ? List.of() : Mark.of(run));
    canvas.repaint();
  }

  private void tell(Run run) {
    History history = run.history();
    long step = viewing.focus().playhead();
    long kept = history.lastStep() + 1;
    int per = history.stepsPerBucket();
    String memory = " · " + megabytes(history.bytesUsed() + run.checkpoints().bytesUsed());
    String whole = per == 1 ? "all " + steps(kept) + " kept" : per + " steps a place";
    if (step < 0) {
      say("live · " + whole + memory, "live · " + steps(kept) + memory, steps(kept) + memory);
    } else {
      say("step " + Numbers.integer(step) + " of " + Numbers.integer(kept));
    }
    words
        .getTooltip()
        .setText(
            "History "
                + megabytes(history.bytesUsed())
                + " of "
                + megabytes(history.budgetBytes())
                + ", "
                + run.checkpoints().count()
                + " checkpoints "
                + megabytes(run.checkpoints().bytesUsed())
                + " of "
                + megabytes(run.checkpoints().budgetBytes())
                + "; when it is full, neighbouring old steps share a place");
    live.setVisible(step >= 0);
    live.setManaged(step >= 0);
  }

  /** The first form that there is room for, else the last. */
  private void say(String... forms) {
    for (String form : forms) {
      words.setText(form);
      if (words.getWidth() <= 0 || words.prefWidth(-1) <= words.getWidth()) {
        return;
      }
    }
  }

  /** What those hear who cannot see it. */
  private String description() {
    String happened = eventMarks.inWords();
    return "Timeline: the step that all charts show. "
        + words.getText()
        + (happened.isEmpty() ? "" : ". " + happened);
  }

  private static String steps(long n) {
    return Numbers.integer(n) + (n == 1 ? " step" : " steps");
  }

  private static String megabytes(long bytes) {
    return Math.round(bytes / 1048576.0) + " MB";
  }

  private void scrub(MouseEvent event) {
    canvas.requestFocus();
    goTo(Math.round(scale.value(event.getX())));
  }

  private void goTo(long step) {
    Run run = shown;
    if (run != null) {
      viewing.goTo(step, run.history().lastStep());
    }
  }

  private void key(KeyEvent event) {
    Run run = shown;
    if (run == null) {
      return;
    }
    long last = run.history().lastStep();
    long page = Math.max(1, last / 20);
    switch (event.getCode()) {
      case HOME -> viewing.goTo(0, last);
      case END -> viewing.live();
      case PAGE_UP -> viewing.move(-page, last);
      case PAGE_DOWN -> viewing.move(page, last);
      case LEFT, RIGHT -> {
        if (!event.isShortcutDown()) {
          return;
        }
        toMark(event.getCode() == KeyCode.RIGHT, last);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void toMark(boolean forward, long last) {
    long now = viewing.focus().playhead() < 0 ? last + 1 : viewing.focus().playhead();
    long step = eventMarks.next(now, forward);
    if (step >= 0) {
      viewing.goTo(step, last);
    }
  }

  private void paint(Pen pen, double width, double height) {
    Theme theme = appearance.lookProperty().get() == Look.DARK ? Theme.DARK : Theme.LIGHT;
    Typography type = new Typography(appearance.scaleProperty().get());
    pen.clear(theme.card());
    Run run = shown;
    long last = run == null ? -1 : run.history().lastStep();
    scale = new LinearScale(0, Math.max(1, last), AIR, Math.max(AIR + 1, width - AIR));
    double y = Math.rint(height * 0.5);
    long playhead = viewing.focus().playhead();
    double at = scale.at(playhead < 0 ? Math.max(0, last) : playhead);
    double r = TRACK / 2;
    pen.fillRoundRect(AIR, y - r, width - 2 * AIR, TRACK, r, theme.border());
    if (last < 0) {
      return;
    }
    int after = Argb.fade(theme.runA(), 0.4);
    pen.fillRoundRect(AIR, y - r, scale.at((double) last) - AIR, TRACK, r, after);
    pen.fillRoundRect(AIR, y - r, Math.max(TRACK, at - AIR), TRACK, r, theme.runA());
    Ticks ticks = scale.ticks(type.px(80), 1);
    for (int i = 0; i < ticks.count(); i++) {
      double x = Math.rint(ticks.places()[i]) + 0.5;
      pen.line(x, y + r + 2, x, y + r + 6, theme.axis(), 1);
      pen.text(
          ticks.labels()[i],
          x,
          y + r + 8 + type.label(),
          Anchor.MIDDLE,
          type.label(),
          Weight.REGULAR,
          theme.muted());
    }
    eventMarks.paintTicks(pen, scale, y - r, theme);
    if (viewing.focus().hoverStep() >= 0) {
      double x = scale.at((double) viewing.focus().hoverStep());
      pen.line(x, y - 12, x, y + 12, theme.muted(), 1);
    }
    pen.fillCircle(at, y, RING, theme.card());
    pen.strokeCircle(at, y, RING - 1.5, theme.runA(), 3);
    eventMarks.place(scale, y - r);
  }
}
