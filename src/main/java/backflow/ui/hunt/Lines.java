package backflow.ui.hunt;

import backflow.check.hunt.bug.Ground;
import backflow.nn.Architecture;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.ui.canvas.FormulaFlow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;

/** Texts of the hunt. */
final class Lines {
  private static final double SIZE = 14;

  private Lines() {}

  /** A text that may hold formulas, with the faces that have their signs. */
  static FormulaFlow flow(String text, double scale, String style) {
    FormulaFlow flow = new FormulaFlow();
    flow.show(text, SIZE * scale);
    flow.getStyleClass().addAll("lesson-text", style);
    return flow;
  }

  static Label label(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinWidth(0);
    label.getStyleClass().add(style);
    return label;
  }

  /** The network in a sentence: all that the learner is told of it. */
  static String of(Ground ground) {
    Architecture a = ground.architecture();
    int depth = a.depth();
    List<String> parts = new ArrayList<>();
    parts.add(
        a.inputs()
            + " inputs, "
            + depth
            + (depth == 1 ? " hidden layer of " : " hidden layers of ")
            + a.width(1)
            + " "
            + a.activations().get(0).label()
            + " units, "
            + a.outputs()
            + " outputs");
    if (a.normalization() != Normalization.NONE) {
      parts.add(a.normalization() == Normalization.BATCH ? "batch norm" : "layer norm");
    }
    if (a.residual() != Residual.NONE) {
      parts.add("skips");
    }
    if (a.dropout() > 0) {
      parts.add("dropout " + a.dropout());
    }
    String loss = ground.loss().id().replace('-', ' ').replace("mse", "mean squared error");
    parts.add(loss + " over " + ground.batch() + " samples");
    if (ground.decay() > 0) {
      parts.add("weight decay λ = " + ground.decay() + " in the loss");
    }
    return String.join(" · ", parts);
  }

  /** {@code 3}, or for the output layer {@code 4, output}. */
  static String layer(int layer, int layers) {
    return layer == layers ? layer + ", output" : Integer.toString(layer);
  }
}
