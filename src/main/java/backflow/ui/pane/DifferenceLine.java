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
    if (all.isEmpty()) {
      add(
          styled(
              "B is the same as A: change a setting on the left, it changes B",
              "difference-title"));
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
