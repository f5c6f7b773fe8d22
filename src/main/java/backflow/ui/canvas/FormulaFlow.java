package backflow.ui.canvas;

import backflow.chart.Pen;
import backflow.ui.theme.Fonts;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A formula, written with the faces that have its signs; broken where the room ends. */
public final class FormulaFlow extends TextFlow {
  private String shown = "";

  /** Without words yet. */
  public FormulaFlow() {
    getStyleClass().add("formula");
  }

  /** Writes another formula. */
  public void show(String formula, double size) {
    if (formula.equals(shown)) {
      return;
    }
    shown = formula;
    getChildren().clear();
    for (String part : Glyphs.parts(formula)) {
      Text text = new Text(part);
      text.getStyleClass().add("formula-part");
      text.setFont(Fonts.of(size, Pen.Weight.REGULAR, Glyphs.needsFallback(part)));
      getChildren().add(text);
    }
  }
}
