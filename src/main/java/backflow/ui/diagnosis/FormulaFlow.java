package backflow.ui.diagnosis;

import backflow.chart.Pen;
import backflow.ui.canvas.Glyphs;
import backflow.ui.theme.Fonts;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A formula, written with the faces that have its signs; broken where the room ends. */
final class FormulaFlow extends TextFlow {
  private String shown = "";

  FormulaFlow() {
    getStyleClass().add("formula");
  }

  /** Writes another formula. */
  void show(String formula, double size) {
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
