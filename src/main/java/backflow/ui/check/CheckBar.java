package backflow.ui.check;

import backflow.chart.Numbers;
import backflow.check.Spoiler;
import backflow.check.Spoilers;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Knobs;
import backflow.study.check.UnderWay;
import backflow.train.Run;
import backflow.ui.editor.Segments;
import backflow.ui.hunt.HuntButton;
import backflow.ui.model.AppModel;
import backflow.ui.model.Checks;
import backflow.ui.model.Studies;
import backflow.ui.model.Viewing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How the gradient is checked, what spoils the check, one button to check again or to stop, and how
 * far it has come. Follows the knobs and the checks once per frame.
 */
public final class CheckBar extends VBox {
  private final AppModel model;
  private final Viewing viewing;
  private final DialField epsilon;
  private final ComboBox<String> precision = new ComboBox<>();
  private final DialField sample;
  private final Segments<String> scheme;
  private final MenuButton spoil = new MenuButton("Spoil it…");
  private final Map<Spoiler, CheckMenuItem> spoilers = new LinkedHashMap<>();
  private final Button button = new Button();
  private final ProgressBar progress = new ProgressBar(0);
  private final Label words = new Label();
  private @Nullable Knobs shown;
  private @Nullable Run shownRun;

  /**
   * The bar.
   *
   * @param model whose runs are checked
   * @param viewing whose knobs say how
   */
  public CheckBar(AppModel model, Viewing viewing) {
    this.model = model;
    this.viewing = viewing;
    setId("check-bar");
    getStyleClass().addAll("sweep-bar", "check-bar");
    epsilon =
        new DialField(
            CheckKnobs.EPSILON,
            "ε: how far each number is moved to either side",
            value -> turn(k -> k.with(CheckKnobs.EPSILON, value)));
    sample =
        new DialField(
            CheckKnobs.SAMPLE,
            "If the network has more numbers, so many are checked, some of every tensor",
            value -> turn(k -> k.with(CheckKnobs.SAMPLE, value)));
    scheme =
        new Segments<>(
            "check-scheme",
            CheckKnobs.SCHEME.words(),
            word -> word,
            word -> turn(k -> k.with(CheckKnobs.SCHEME, word)));
    String says = "Differences to both sides of each number, or to one side only";
    Tooltip.install(scheme, new Tooltip(says));
    scheme.setAccessibleText(says);
    fillPrecision();
    fillSpoilers();
    button.setId("check-button");
    button.getStyleClass().add("small-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> pressed());
    progress.setId("check-progress");
    words.setId("check-words");
    words.getStyleClass().add("sweep-words");
    words.setMinWidth(0);
    words.setWrapText(true);
    FlowPane choices =
        new FlowPane(
            line(label("ε"), epsilon),
            line(scheme),
            line(precision),
            line(label("sample"), sample),
            line(spoil),
            line(button),
            line(new HuntButton(model)));
    choices.getStyleClass().add("sweep-choices");
    HBox status = new HBox(progress, words);
    status.getStyleClass().add("sweep-status");
    getChildren().setAll(choices, status);
    follow();
  }

  private static Label label(String word) {
    Label label = new Label(word);
    label.getStyleClass().add("control-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("control-line");
    return line;
  }

  private void fillPrecision() {
    precision.setId("check-precision");
    precision.getItems().setAll(CheckKnobs.PRECISION.words());
    String says =
        "What loss and gradient are computed in: every tensor rounded to it. ε goes along where"
            + " it is the usual one of its format.";
    precision.setTooltip(new Tooltip(says));
    precision.setAccessibleText(says);
    precision.setMinWidth(Region.USE_PREF_SIZE);
    precision.setOnAction(e -> turn(k -> CheckKnobs.withPrecision(k, precision.getValue())));
  }

  private void fillSpoilers() {
    spoil.setId("check-spoil");
    spoil.setMinWidth(Region.USE_PREF_SIZE);
    String says = "What makes a check say the wrong thing of a right gradient";
    spoil.setTooltip(new Tooltip(says));
    spoil.setAccessibleText(says);
    for (Spoiler spoiler : Spoilers.all()) {
      CheckMenuItem item = new CheckMenuItem(spoiler.name());
      item.setId("spoil-" + spoiler.id());
      item.setOnAction(e -> turn(k -> CheckKnobs.with(k, spoiler.id(), item.isSelected())));
      spoilers.put(spoiler, item);
    }
    spoil.getItems().setAll(spoilers.values());
  }

  private void turn(UnaryOperator<Knobs> change) {
    Knobs next = change.apply(viewing.focus().knobs());
    if (!next.equals(viewing.focus().knobs())) {
      viewing.focus(viewing.focus().withKnobs(next));
    }
  }

  private @Nullable Checks checks() {
    Studies studies = model.studies();
    return studies == null ? null : studies.checks();
  }

  private void pressed() {
    Checks checks = checks();
    if (checks == null) {
      return;
    }
    if (checks.isBusy()) {
      checks.cancel();
    } else {
      checks.again();
    }
  }

  /** Shows how everything stands; once per frame. */
  public void follow() {
    Knobs knobs = viewing.focus().knobs();
    if (!knobs.equals(shown) || model.run() != shownRun) {
      shown = knobs;
      shownRun = model.run();
      epsilon.show(knobs.of(CheckKnobs.EPSILON));
      sample.show(knobs.of(CheckKnobs.SAMPLE));
      scheme.show(knobs.of(CheckKnobs.SCHEME));
      precision.setValue(knobs.of(CheckKnobs.PRECISION));
      followSpoilers(knobs);
    }
    followCheck();
  }

  private void followSpoilers(Knobs knobs) {
    long on = 0;
    for (Map.Entry<Spoiler, CheckMenuItem> entry : spoilers.entrySet()) {
      boolean isOn = CheckKnobs.isOn(knobs, entry.getKey().id());
      entry.getValue().setSelected(isOn);
      String lack = lack(entry.getKey());
      entry.getValue().setText(entry.getKey().name() + (lack.isEmpty() ? "" : ": " + lack));
      entry.getValue().setDisable(!isOn && !lack.isEmpty());
      on += isOn ? 1 : 0;
    }
    spoil.setText(on == 0 ? "Spoil it…" : "Spoiled: " + on);
  }

  /** Why it cannot spoil the check of this network; empty if it can. */
  private String lack(Spoiler spoiler) {
    Run run = model.run();
    String lack = run == null ? "" : spoiler.lack().apply(run.architecture());
    return lack.isEmpty() ? "" : lack + " here";
  }

  private void followCheck() {
    Checks checks = checks();
    boolean busy = checks != null && checks.isBusy();
    UnderWay now = checks == null ? null : checks.underWay();
    button.setText(busy ? "Stop" : "Check again");
    if (button.getGraphic() == null || progress.isVisible() != busy) {
      button.setGraphic(new FontIcon(busy ? Feather.SQUARE : Feather.ROTATE_CW));
    }
    progress.setVisible(busy);
    progress.setManaged(busy);
    progress.setProgress(now == null || now.of() == 0 ? 0 : (double) now.done() / now.of());
    String failure = checks == null ? "" : checks.failure();
    words.getStyleClass().remove("wrong");
    if (!failure.isEmpty()) {
      words.getStyleClass().add("wrong");
    }
    String sentence = failure.isEmpty() ? sentence(busy, now) : failure;
    if (!sentence.equals(words.getText())) {
      words.setText(sentence);
    }
  }

  private String sentence(boolean busy, @Nullable UnderWay now) {
    if (busy) {
      return now == null || now.of() == 0
          ? "checking …"
          : "checking … " + Numbers.integer(now.done()) + " of " + Numbers.integer(now.of());
    }
    List<Spoiler> on =
        spoilers.keySet().stream()
            .filter(s -> CheckKnobs.isOn(viewing.focus().knobs(), s.id()))
            .toList();
    return on.isEmpty()
        ? "On a copy, on the first batch of the training set; training goes on meanwhile."
        : on.stream().map(Spoiler::effect).collect(Collectors.joining(" "));
  }
}
