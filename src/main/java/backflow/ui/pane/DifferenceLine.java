package backflow.ui.pane;

import backflow.chart.Numbers;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import backflow.train.SpecDifference;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What run B does otherwise than run A, in one line over the boards; hidden without a B. */
public final class DifferenceLine extends HBox {
  private static final int MOST = 4;

  private final AppModel model;
  private final HBox differences = new HBox();
  private final Label same = new Label();
  private List<SpecDifference> all = List.of();
  private Run.@Nullable Origin origin;
  private String changed = "";

  /**
   * The line.
   *
   * @param model whose runs it compares
   */
  public DifferenceLine(AppModel model) {
    this.model = model;
    setId("difference-line");
    getStyleClass().add("difference-line");
    differences.getStyleClass().add("differences");
    same.getStyleClass().add("difference-same");
    same.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .setAll(
            differences,
            gap,
            same,
            button("keep-ghost", "Keep A as ghost", Feather.BOOKMARK, model::keepGhost),
            button("swap", "Swap", Feather.REPEAT, model::swap),
            button("close-b", "Close B", Feather.X, model::closeB));
    widthProperty().addListener(o -> fit());
    model.specProperty().addListener(o -> refresh());
    model.runBProperty().addListener(o -> refresh());
    model.comparingProperty().addListener(o -> refresh());
    model.progressProperty().addListener(o -> follow());
    refresh();
  }

  private static Button button(String id, String word, Feather icon, Runnable action) {
    Button button = new Button(word, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("small-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(word));
    button.setAccessibleText(word);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** What is done to a unit is no setting: it is seen in the log of the run, soon after. */
  private void follow() {
    if (isVisible() && !changed.equals(changes())) {
      refresh();
    }
  }

  /** Which run was changed while it trained, and when first; empty: neither. */
  private String changes() {
    long a = firstChange(model.run());
    long b = firstChange(model.runB());
    if (origin != null || (a < 0 && b < 0)) {
      return ""; // a branch has all that was done to A before it
    }
    String first = (a < 0 ? "B" : "A") + " was changed at step " + Numbers.integer(a < 0 ? b : a);
    return a < 0 || b < 0 ? first : first + ", B at step " + Numbers.integer(b);
  }

  private static long firstChange(@Nullable Run run) {
    for (int i = 0; run != null && i < run.log().size(); i++) {
      if (run.log().get(i).step() > 0) {
        return run.log().get(i).step();
      }
    }
    return -1;
  }

  private void refresh() {
    boolean shown = model.comparingProperty().get();
    setVisible(shown);
    setManaged(shown);
    if (!shown) {
      return;
    }
    ExperimentSpec a = model.specA();
    ExperimentSpec b = model.spec();
    Run run = model.runB();
    origin = run == null ? null : run.origin();
    changed = changes();
    all = SpecDifference.between(a, b);
    same.setText(
        a.seed() == b.seed() && a.data().equals(b.data())
            ? "same data, batches, seed "
                + a.seed()
                + (a.training().learningRate() == b.training().learningRate()
                    ? ", learning rate " + Numbers.value(a.training().learningRate())
                    : "")
            : "");
    fit();
  }

  /** As many differences in whole words as there is room for; the rest are counted. */
  private void fit() {
    int most = Math.min(MOST, all.size());
    for (int shown = most; shown >= Math.min(1, most); shown--) {
      for (boolean sameToo : new boolean[] {true, false}) {
        fill(shown, sameToo);
        applyCss();
        if (getWidth() <= 0 || prefWidth(-1) <= getWidth()) {
          return;
        }
      }
    }
  }

  private void fill(int shown, boolean sameToo) {
    differences.getChildren().clear();
    same.setVisible(sameToo);
    same.setManaged(sameToo);
    if (origin != null) {
      String comma = all.isEmpty() ? "" : ",";
      String left = "B left A at step " + Numbers.integer(origin.step()) + comma;
      add(styled(left, "difference-title"));
    }
    if (!changed.isEmpty()) {
      Label way = styled(changed + ",", "difference-title");
      way.setMinWidth(Region.USE_PREF_SIZE);
      way.setTooltip(
          new Tooltip("While it trained. A run B begins at step 0 with A's newest settings."));
      add(way);
    }
    if (all.isEmpty()) {
      String same =
          changed.isEmpty()
              ? "B is the same as A: change a setting on the left, it changes B"
              : "the settings are the same now";
      add(styled(same, "difference-title"));
      return;
    }
    add(styled("B differs from A in", "difference-title"));
    all.stream().limit(shown).forEach(this::show);
    if (all.size() > shown) {
      Label more = styled("and " + (all.size() - shown) + " more", "difference-name");
      more.setMinWidth(Region.USE_PREF_SIZE);
      more.setTooltip(new Tooltip(words(all.subList(shown, all.size()))));
      add(more);
    }
  }

  private static String words(List<SpecDifference> differences) {
    return differences.stream()
        .map(d -> d.label() + ": " + wordA(d) + " → " + wordB(d))
        .collect(Collectors.joining("\n"));
  }

  private static String wordA(SpecDifference difference) {
    return ControlWords.of(difference.key(), difference.a());
  }

  private static String wordB(SpecDifference difference) {
    return ControlWords.of(difference.key(), difference.b());
  }

  private void show(SpecDifference difference) {
    add(styled(difference.label(), "difference-name"));
    add(pill("A", "pill-a"));
    add(styled(wordA(difference), "difference-value"));
    add(pill("B", "pill-b"));
    add(styled(wordB(difference), "difference-value"));
  }

  private void add(Node node) {
    differences.getChildren().add(node);
  }

  private static Label pill(String letter, String style) {
    Label label = styled(letter, "pill");
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }
}
