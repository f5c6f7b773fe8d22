package backflow.ui.pane;

import backflow.chart.Numbers;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import backflow.train.SpecDifference;
import backflow.ui.model.AppModel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What run B does otherwise than run A, in one line over the boards; hidden without a B. */
public final class DifferenceLine extends HBox {
  private static final int MOST = 4;

  private final AppModel model;
  private final HBox differences = new HBox();
  private final Label same = new Label();

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
    Run.Origin origin = run == null ? null : run.origin();
    List<SpecDifference> all = SpecDifference.between(a, b);
    differences.getChildren().clear();
    if (origin != null) {
      add(
          styled(
              "B left A at step " + Numbers.integer(origin.step()) + (all.isEmpty() ? "" : ","),
              "difference-title"));
    }
    if (all.isEmpty()) {
      add(
          styled(
              "B is the same as A: change a setting on the left, it changes B",
              "difference-title"));
    } else {
      add(styled("B differs from A in", "difference-title"));
      all.stream().limit(MOST).forEach(this::show);
      if (all.size() > MOST) {
        Label more = styled("and " + (all.size() - MOST) + " more", "difference-name");
        StringBuilder words = new StringBuilder();
        all.stream()
            .skip(MOST)
            .forEach(d -> words.append(d.label() + ": " + d.a() + " → " + d.b() + "\n"));
        more.setTooltip(new Tooltip(words.toString().strip()));
        add(more);
      }
    }
    same.setText(
        a.seed() == b.seed() && a.data().equals(b.data())
            ? "same data, batches, seed "
                + a.seed()
                + (a.training().learningRate() == b.training().learningRate()
                    ? ", learning rate " + Numbers.value(a.training().learningRate())
                    : "")
            : "");
  }

  private void show(SpecDifference difference) {
    add(styled(difference.label(), "difference-name"));
    add(pill("A", "pill-a"));
    add(styled(difference.a(), "difference-value"));
    add(pill("B", "pill-b"));
    add(styled(difference.b(), "difference-value"));
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
