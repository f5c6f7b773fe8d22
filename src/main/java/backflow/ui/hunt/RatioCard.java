package backflow.ui.hunt;

import backflow.check.GradientReport;
import backflow.check.hunt.TensorRatio;
import backflow.math.Blank;
import backflow.math.Readable;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The check as a table, from the output down: how many numbers are wrong, and how a stands to n.
 */
public final class RatioCard extends VBox {
  private static final List<String> HEADS =
      List.of("tensor", "wrong", "smallest a/n", "median a/n", "largest a/n");

  private final GridPane table = new GridPane();

  /** Empty. */
  public RatioCard() {
    setId("hunt-ratios");
    getStyleClass().add("card");
    Label title = new Label("Backward pass over differences");
    title.getStyleClass().add("card-title");
    Label subtitle = new Label("a/n, tensor by tensor");
    subtitle.getStyleClass().add("card-subtitle");
    HBox header = new HBox(title, subtitle);
    header.getStyleClass().add("card-header");
    Tooltip.install(
        header,
        new Tooltip(
            "a by the backward pass, n by centred differences: 1 where both agree. One factor for"
                + " all numbers of a tensor, a sign or a zero says what is wrong."));
    table.getStyleClass().add("hunt-table");
    for (int i = 0; i < HEADS.size(); i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / HEADS.size());
      table.getColumnConstraints().add(column);
    }
    ScrollPane scroll = new ScrollPane(table);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("column-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(header, scroll);
  }

  /** Shows a report; null: nothing. */
  public void show(@Nullable GradientReport report) {
    table.getChildren().clear();
    if (report == null) {
      return;
    }
    for (int i = 0; i < HEADS.size(); i++) {
      table.add(cell(HEADS.get(i), "hunt-head"), i, 0);
    }
    List<TensorRatio> ratios = TensorRatio.of(report);
    for (int i = 0; i < ratios.size(); i++) {
      row(ratios.get(ratios.size() - 1 - i), i + 1);
    }
  }

  private void row(TensorRatio r, int row) {
    String style = r.wrong() > 0 ? "hunt-wrong" : "hunt-fine";
    table.add(cell(r.tensor(), style), 0, row);
    table.add(cell(r.wrong() + " of " + r.checked(), style), 1, row);
    table.add(cell(number(r.least()), style), 2, row);
    table.add(cell(number(r.median()), style), 3, row);
    table.add(cell(number(r.most()), style), 4, row);
  }

  private static String number(double ratio) {
    return Blank.is(ratio) ? "–" : Readable.value(ratio);
  }

  private static Label cell(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }
}
