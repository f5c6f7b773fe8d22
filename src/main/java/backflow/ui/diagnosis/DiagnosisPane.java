package backflow.ui.diagnosis;

import backflow.diagnose.Examination;
import backflow.diagnose.Finding;
import backflow.diagnose.Standing;
import backflow.diagnose.rule.Remedy;
import backflow.diagnose.rule.Rules;
import backflow.diagnose.rule.Severity;
import backflow.train.SpecException;
import backflow.train.SpecPatch;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The right column: what is wrong with the run at the step that is shown, because of what, and what
 * helps; then every rule that has nothing to complain of, with its number; then the equation of the
 * selected layer. Beside a run B it speaks of A or of B, as the reader chooses.
 */
public final class DiagnosisPane extends VBox {
  private final AppModel model;
  private final Viewing viewing;
  private final ShownDiagnosis shown = new ShownDiagnosis();
  private final ReadOnlyObjectWrapper<@Nullable Examination> examination =
      new ReadOnlyObjectWrapper<>();
  private final Label counts = new Label();
  private final ToggleButton runA = pill("A");
  private final ToggleButton runB = pill("B");
  private final HBox runs = new HBox(runA, runB);
  private final VBox cards = new VBox();
  private final VBox standings = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final HealthyCard healthy = new HealthyCard();
  private final Label before = new Label("No step yet: what is found stands here from the first.");
  private final Map<String, FindingCard> known = new HashMap<>();
  private final Map<String, StandingLine> lines = new HashMap<>();

  /**
   * The column.
   *
   * @param model whose runs are judged
   * @param appearance sizes of type
   * @param viewing which step and layer are looked at
   * @param pulse when to ask what is new
   */
  public DiagnosisPane(AppModel model, Appearance appearance, Viewing viewing, FramePulse pulse) {
    this.model = model;
    this.viewing = viewing;
    setId("diagnosis");
    getStyleClass().add("diagnosis-pane");
    before.setId("diagnosis-before");
    before.getStyleClass().add("section-note");
    before.setWrapText(true);
    nothingYet();
    cards.getStyleClass().add("findings");
    standings.getStyleClass().add("standings");
    VBox words = new VBox(cards, standings);
    words.getStyleClass().add("diagnosis-words");
    scroll.setContent(words);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("column-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label equation = new Label("Equation");
    equation.getStyleClass().add("pane-title");
    Label note = new Label("with the numbers of now");
    note.getStyleClass().add("section-note");
    HBox title = spread(equation, note);
    title.getStyleClass().add("equation-header");
    EquationCard card = new EquationCard(model, appearance, viewing, pulse);
    getChildren().setAll(header(), scroll, title, card);
    pulse.ask(this::pull);
  }

  private HBox header() {
    Label title = new Label("Diagnosis");
    title.getStyleClass().add("pane-title");
    counts.setId("diagnosis-counts");
    counts.getStyleClass().add("section-note");
    counts.setMinWidth(0);
    ToggleGroup group = new ToggleGroup();
    runA.setToggleGroup(group);
    runB.setToggleGroup(group);
    runA.setSelected(true);
    group
        .selectedToggleProperty()
        .addListener(
            (p, was, now) -> {
              if (now == null) {
                group.selectToggle(was);
              }
            });
    runs.getStyleClass().add("run-pills");
    model.comparingProperty().addListener((p, was, now) -> comparing(now));
    comparing(model.comparingProperty().get());
    HBox left = new HBox(title, runs);
    left.getStyleClass().add("diagnosis-title");
    HBox line = spread(left, counts);
    line.getStyleClass().add("column-header");
    return line;
  }

  private void comparing(boolean both) {
    runs.setVisible(both);
    runs.setManaged(both);
    if (!both) {
      runA.setSelected(true);
    }
  }

  private static ToggleButton pill(String letter) {
    ToggleButton button = new ToggleButton(letter);
    button.setId("diagnose-" + letter);
    button.getStyleClass().setAll("run-pill", "run-pill-" + letter);
    button.setTooltip(new Tooltip("Diagnosis of run " + letter));
    button.setAccessibleText("Diagnosis of run " + letter);
    return button;
  }

  private static HBox spread(Node left, Node right) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new HBox(left, gap, right);
  }

  /** What is said now; null before the first step. For a short version elsewhere. */
  public ReadOnlyObjectProperty<@Nullable Examination> examinationProperty() {
    return examination.getReadOnlyProperty();
  }

  private void pull() {
    long step = viewing.focus().playhead();
    boolean ofB = runB.isSelected() && model.comparingProperty().get();
    boolean news =
        ofB
            ? shown.pull(model.runB(), model.spec(), step)
            : shown.pull(model.run(), model.specA(), step);
    if (news) {
      Examination now = shown.examination();
      examination.set(now);
      if (now == null) {
        nothingYet();
      } else {
        show(now);
      }
    }
  }

  /** Before the first step: what was said of another run is gone. */
  private void nothingYet() {
    counts.setText("");
    setAll(cards, List.of(before));
    setAll(standings, List.of());
  }

  private void show(Examination now) {
    counts.setText(counts(now));
    List<Node> wanted = new ArrayList<>();
    for (Finding finding : now.findings()) {
      FindingCard card = card(finding, wanted.isEmpty());
      card.show(finding);
      wanted.add(card);
    }
    if (now.isHealthy()) {
      healthy.show(now);
      wanted.add(0, healthy);
    }
    setAll(cards, wanted);
    List<Node> rest = new ArrayList<>();
    for (Standing standing : now.standings()) {
      if (standing.state() != Standing.State.FOUND) {
        StandingLine line = lines.computeIfAbsent(standing.id(), this::line);
        line.show(standing);
        rest.add(line);
      }
    }
    setAll(standings, rest);
  }

  /** Leaves the nodes alone where nothing changes, so that focus and pressed buttons stay. */
  private static void setAll(VBox box, List<Node> wanted) {
    if (!box.getChildren().equals(wanted)) {
      box.getChildren().setAll(wanted);
    }
  }

  private FindingCard card(Finding finding, boolean first) {
    FindingCard card = known.get(finding.id());
    if (card == null) {
      FindingCard made =
          new FindingCard(
              this::tryBeside, b -> RuleBubble.show(b, Rules.named(finding.id()), model));
      made.open(first && finding.severity() != Severity.NOTE);
      if (finding.id().equals("plateau")) {
        made.ask(new SaddleQuestion(model, viewing));
      }
      known.put(finding.id(), made);
      return made;
    }
    return card;
  }

  private StandingLine line(String id) {
    return new StandingLine(node -> RuleBubble.show(node, Rules.named(id), model));
  }

  /** A remedy becomes run B: run A as it began, with the remedy's changes. */
  private void tryBeside(Remedy remedy) {
    try {
      model.compareWith(SpecPatch.apply(model.specA(), remedy.changes()));
    } catch (SpecException e) {
      throw new IllegalStateException("a remedy is not possible: " + e.getMessage(), e);
    }
  }

  /** Speaks of the run that another speaks of, folded and scrolled as that one. */
  public void like(DiagnosisPane other) {
    runB.setSelected(other.runB.isSelected());
    pull();
    known.forEach(
        (id, card) -> {
          FindingCard theirs = other.known.get(id);
          if (theirs != null) {
            card.open(theirs.isOpen());
          }
        });
    scroll.setVvalue(other.scroll.getVvalue());
  }

  private static String counts(Examination now) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : List.of(Severity.SEVERE, Severity.WARNING, Severity.NOTE)) {
      long n = now.count(severity);
      if (n > 0) {
        parts.add(Verdict.of(severity).count(n));
      }
    }
    return parts.isEmpty() ? "nothing found" : String.join(", ", parts);
  }
}
