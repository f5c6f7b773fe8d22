package backflow.ui.lesson;

import backflow.ui.canvas.FormulaFlow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Texts of lessons as nodes: a paragraph each, with the faces that have their signs. */
final class Words {
  private static final double SIZE = 14;

  private Words() {}

  /** Paragraphs, which an empty line separates; a list keeps its lines. */
  static List<Node> paragraphs(String text, double scale) {
    List<Node> nodes = new ArrayList<>();
    for (String paragraph : text.split("\n\n", -1)) {
      for (String line : lines(paragraph)) {
        if (!line.isBlank()) {
          nodes.add(flow(line, scale));
        }
      }
    }
    return nodes;
  }

  /** A paragraph is broken where the room ends, not where the file was; a list stays a list. */
  private static List<String> lines(String paragraph) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : paragraph.split("\n", -1)) {
      if (piece.startsWith("•") && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(piece.strip());
    }
    lines.add(line.toString());
    return lines;
  }

  /** One paragraph; a number keeps its %. */
  static FormulaFlow flow(String text, double scale) {
    FormulaFlow flow = new FormulaFlow();
    flow.show(text.replace(" %", "\u00a0%"), SIZE * scale);
    flow.getStyleClass().add("lesson-text");
    return flow;
  }

  static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
