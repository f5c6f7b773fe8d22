package backflow.ui.diagnosis;

import backflow.chart.Numbers;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Reason;
import backflow.diagnose.rule.Remedy;
import backflow.ui.theme.StyleClasses;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One finding: what, where, since when; folded out, also because of what, what helps, and what does
 * not. Its numbers change in place, so that a button can be clicked while they do.
 */
final class FindingCard extends VBox {
  private final FontIcon icon = new FontIcon(Feather.INFO);
  private final Label name = new Label();
  private final Label since = new Label();
  private final Label headline = new Label();
  private final VBox asked = new VBox();
  private final VBox more = new VBox();
  private final VBox reasons = new VBox();
  private final Label tryThis = heading("Try beside it as run B, same batches", Feather.GIT_BRANCH);
  private final FlowPane remedies = new FlowPane();
  private final Label notACure = new Label();
  private final Consumer<Remedy> chosen;
  private List<Remedy> offered = List.of();
  private String id = "";

  /**
   * A card without words yet.
   *
   * @param chosen what a click on a remedy does
   * @param explains what a click on "limits" does, given the button
   */
  FindingCard(Consumer<Remedy> chosen, Consumer<Node> explains) {
    this.chosen = chosen;
    getStyleClass().add("finding");
    Button limits = new Button(null, new FontIcon(Feather.SLIDERS));
    limits.getStyleClass().add("icon-button");
    limits.setTooltip(new Tooltip("What this means, and its thresholds"));
    limits.setAccessibleText("What this means, and its thresholds");
    limits.setOnAction(e -> explains.accept(limits));
    headline.setWrapText(true);
    headline.getStyleClass().add("finding-headline");
    notACure.setWrapText(true);
    notACure.setGraphic(new FontIcon(Feather.SLASH));
    notACure.getStyleClass().add("finding-not");
    reasons.getStyleClass().add("number-lines");
    remedies.getStyleClass().add("remedies");
    more.getChildren().setAll(heading("Because", null), reasons, tryThis, remedies, notACure);
    more.getStyleClass().add("finding-more");
    setShown(asked, false);
    VBox body = new VBox(headline, asked, more);
    body.getStyleClass().add("finding-body");
    HBox head = new HBox(header(), limits);
    head.getStyleClass().add("finding-head");
    getChildren().setAll(head, body);
    open(false);
  }

  private Button header() {
    name.getStyleClass().add("finding-name");
    name.setMinWidth(0);
    since.getStyleClass().add("finding-since");
    since.setMinWidth(Region.USE_PREF_SIZE);
    since.setTooltip(new Tooltip("Steps count from 0: after 200 steps the newest is step 199"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(icon, name, gap, since);
    line.getStyleClass().add("finding-line");
    Button fold = new Button();
    fold.setGraphic(line);
    fold.getStyleClass().add("finding-fold");
    fold.setMaxWidth(Double.MAX_VALUE);
    fold.setMinWidth(0);
    HBox.setHgrow(fold, Priority.ALWAYS);
    line.prefWidthProperty().bind(fold.widthProperty().subtract(20));
    fold.setOnAction(e -> open(!isOpen()));
    return fold;
  }

  private static Label heading(String words, @org.jspecify.annotations.Nullable Feather icon) {
    Label label = icon == null ? new Label(words) : new Label(words, new FontIcon(icon));
    label.getStyleClass().add("finding-heading");
    return label;
  }

  boolean isOpen() {
    return more.isVisible();
  }

  /** Folds the reasons and remedies out, or in. */
  void open(boolean open) {
    setShown(more, open);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Puts something more under the headline, for one kind of finding. */
  void ask(Node node) {
    asked.getChildren().setAll(node);
    setShown(asked, true);
  }

  /** Says what is found, with the numbers of now. */
  void show(Finding finding) {
    Verdict verdict = Verdict.of(finding.severity());
    if (!finding.id().equals(id)) {
      id = finding.id();
      setId("finding-" + id);
    }
    StyleClasses.set(this, "finding", verdict.style());
    icon.setIconCode(Verdict.icon(finding));
    name.setText(finding.label());
    since.setText(since(finding.firstStep()));
    headline.setText(NumberLine.unbroken(finding.headline()));
    setAccessibleText(
        verdict.word()
            + ": "
            + finding.label()
            + ". "
            + finding.headline()
            + " Because: "
            + finding.becauseInOneLine());
    because(finding.because());
    offer(finding.remedies());
    notACure.setText(finding.notACure());
    setShown(notACure, !finding.notACure().isEmpty());
  }

  private static String since(long step) {
    return step == 0 ? "since the start" : "since step " + Numbers.integer(step);
  }

  private void because(List<Reason> chain) {
    List<Node> lines = reasons.getChildren();
    while (lines.size() > chain.size()) {
      lines.remove(lines.size() - 1);
    }
    while (lines.size() < chain.size()) {
      lines.add(new NumberLine());
    }
    for (int i = 0; i < chain.size(); i++) {
      ((NumberLine) lines.get(i)).show(chain.get(i).words(), chain.get(i).figure());
    }
  }

  private void offer(List<Remedy> now) {
    if (now.equals(offered)) {
      return;
    }
    offered = now;
    remedies.getChildren().clear();
    for (int i = 0; i < now.size(); i++) {
      Remedy remedy = now.get(i);
      Button button = new Button(remedy.label());
      button.setId("remedy-" + id + "-" + (i + 1));
      button.getStyleClass().add("small-button");
      StringBuilder changes = new StringBuilder("Trains run B from step 0 with");
      remedy.changes().forEach((key, value) -> changes.append("\n" + key + " = " + value));
      button.setTooltip(new Tooltip(changes.toString()));
      button.setAccessibleText("Try as run B: " + remedy.label());
      button.setOnAction(e -> chosen.accept(remedy));
      remedies.getChildren().add(button);
    }
    setShown(tryThis, !now.isEmpty());
    setShown(remedies, !now.isEmpty());
  }
}
