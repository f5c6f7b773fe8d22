package backflow.figure.network;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Knob;
import backflow.study.Edges;
import backflow.study.Sizes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the edges of the graph tell. */
enum EdgeKind {
  /** ∂L/∂w of the batch. */
  GRADIENT("gradient", "|∂L/∂w|"),
  /** w. */
  WEIGHT("weight", "|w|");

  /** Which of them. */
  static final Knob.Choice BY =
      new Knob.Choice("graph.edges", "edges by", List.of(GRADIENT.word, WEIGHT.word));

  private final String word;
  private final String symbol;

  EdgeKind(String word, String symbol) {
    this.word = word;
    this.symbol = symbol;
  }

  /** How the knob stands; while a part is shown that knows no gradients yet, weights. */
  static EdgeKind of(Focus focus, @Nullable SubStep shown) {
    if (shown != null && !shown.knowsGradients()) {
      return WEIGHT;
    }
    return focus.knobs().of(BY).equals(WEIGHT.word) ? WEIGHT : GRADIENT;
  }

  /** What colours mean. */
  String symbol() {
    return symbol;
  }

  /** The number of an edge, without its sign. */
  double size(Edges edges, int i, int j) {
    return Math.abs(this == WEIGHT ? edges.weight(i, j) : edges.gradient(i, j));
  }

  /** Those of a whole layer. */
  Sizes sizes(Edges edges) {
    return this == WEIGHT ? edges.weightSizes() : edges.gradientSizes();
  }
}
