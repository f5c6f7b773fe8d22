package backflow.ui.sweep;

import backflow.math.Readable;
import backflow.sweep.RunResult;
import backflow.sweep.SweepTable;
import backflow.train.Limits;
import backflow.ui.model.AppModel;
import backflow.ui.model.SweepDesk;
import backflow.ui.model.SweepDesk.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is varied, one button to start or stop, and how far it has come: each state in words. */
public final class SweepBar extends VBox {
  private static final int MOST_SEEDS = 100;
  private static final int MOST_STEPS = 100_000;

  private final AppModel model;
  private final VaryField first;
  private final VaryField second;
  private final TextField seeds = number("sweep-seeds", "3", "How many seeds each tile has");
  private final TextField steps = number("sweep-steps", "50", "How many steps each run takes");
  private final Button button = new Button();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label words = new Label();
  private String refusal = "";

  /**
   * The bar.
   *
   * @param model whose experiment is varied
   */
  public SweepBar(AppModel model) {
    this.model = model;
    setId("sweep-bar");
    getStyleClass().add("sweep-bar");
    first = new VaryField("sweep-first", Choice.ALL, Choice.FIRST, this::changed);
    List<Choice> more = new ArrayList<>(List.of(Choice.NONE));
    more.addAll(Choice.ALL);
    second = new VaryField("sweep-second", more, Choice.SECOND, this::changed);
    button.setId("sweep-button");
    button.getStyleClass().add("small-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> pressed());
    first.onEnter(this::start);
    second.onEnter(this::start);
    for (TextField field : List.of(seeds, steps)) {
      field.textProperty().addListener(o -> changed());
      field.setOnAction(e -> start());
    }
    progress.setId("sweep-progress");
    words.setId("sweep-words");
    words.getStyleClass().add("sweep-words");
    words.setMinWidth(0);
    words.setWrapText(true);
    FlowPane choices =
        new FlowPane(
            unit("Vary", first),
            unit("and", second),
            unit("seeds", seeds),
            unit("steps", steps),
            line(button));
    choices.getStyleClass().add("sweep-choices");
    HBox status = new HBox(progress, words);
    status.getStyleClass().add("sweep-status");
    getChildren().setAll(choices, status);
    SweepDesk desk = model.sweeps();
    desk.stateProperty().addListener(o -> show());
    desk.tableProperty().addListener(o -> show());
    show();
  }

  /** Shows what is chosen in another. */
  public void like(SweepBar other) {
    first.like(other.first);
    second.like(other.second);
    seeds.setText(other.seeds.getText());
    steps.setText(other.steps.getText());
    refusal = other.refusal;
    show();
  }

  private static TextField number(String id, String start, String says) {
    TextField field = new TextField(start);
    field.setId(id);
    field.getStyleClass().addAll("number-field", "sweep-number");
    field.setAccessibleText(says);
    field.setTooltip(new Tooltip(says));
    return field;
  }

  private static HBox unit(String word, Node field) {
    Label label = new Label(word);
    label.getStyleClass().add("control-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return line(label, field);
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("control-line");
    return line;
  }

  private boolean isBusy() {
    State state = model.sweeps().stateProperty().get();
    return state == State.STARTING || state == State.RUNNING;
  }

  private void changed() {
    refusal = "";
    show();
  }

  private void pressed() {
    if (isBusy()) {
      model.sweeps().stop();
    } else {
      start();
    }
  }

  private void start() {
    int many = whole(seeds, MOST_SEEDS);
    int length = whole(steps, (int) Math.min(MOST_STEPS, Limits.STEPS.maximum()));
    if (many < 1) {
      refusal = "Seeds: a whole number from 1 to " + MOST_SEEDS + ".";
    } else if (length < 1) {
      refusal = "Steps: a whole number from 1 to " + Readable.integer(MOST_STEPS) + ".";
    } else {
      List<String> vary =
          Stream.of(first.words(), second.words()).filter(w -> !w.isEmpty()).toList();
      model.sweep(new SweepDesk.Wish(vary, many, length));
    }
    show();
  }

  /** A whole number from 1; 0 if it is none. */
  private static int whole(TextField field, int most) {
    try {
      int value = Integer.parseInt(field.getText().strip().replace(",", ""));
      return value > most ? 0 : value;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void show() {
    State state = model.sweeps().stateProperty().get();
    SweepTable table = model.sweeps().tableProperty().get();
    boolean busy = isBusy();
    button.setText(busy ? "Stop" : "Start the sweep");
    button.setGraphic(new FontIcon(busy ? Feather.SQUARE : Feather.PLAY));
    progress.setVisible(busy);
    progress.setManaged(busy);
    boolean known = state == State.RUNNING && table != null;
    progress.setProgress(known ? (double) table.done() / table.runs() : 0);
    boolean wrong = !refusal.isEmpty() || state == State.FAILED;
    words.getStyleClass().remove("wrong");
    if (wrong) {
      words.getStyleClass().add("wrong");
    }
    words.setText(refusal.isEmpty() ? sentence(state, table) : refusal);
  }

  private String sentence(State state, @Nullable SweepTable table) {
    String done = table == null ? "" : count(table.done()) + " of " + count(table.runs()) + " runs";
    return switch (state) {
      case EMPTY -> plan() + " Tiles fill as runs finish; a click opens that run.";
      case STARTING -> "Theory draws its line…";
      case RUNNING -> done;
      case DONE ->
          (table == null ? "" : count(table.runs()) + " runs")
              + finished(table)
              + ". A click on a tile opens that run.";
      case STOPPED -> "Stopped after " + done + finished(table) + ".";
      case FAILED -> model.sweeps().failure();
    };
  }

  private String plan() {
    int runs = first.count() * second.count() * Math.max(1, whole(seeds, MOST_SEEDS));
    return "Trains the experiment on the left once for every "
        + (second.words().isEmpty() ? "value: " : "pair of values: ")
        + Readable.integer(runs)
        + (runs == 1 ? " run." : " runs.");
  }

  private static String finished(@Nullable SweepTable table) {
    int diverged = 0;
    for (int cell = 0; table != null && cell < table.cells(); cell++) {
      diverged += (int) table.finished(cell).stream().filter(RunResult::diverged).count();
    }
    String of = table == null ? "" : " of “" + table.name() + "”";
    return of + (diverged == 0 ? "" : ", NaN or ∞ in " + diverged);
  }

  private static String count(int n) {
    return Readable.integer(n);
  }
}
