package backflow.figure.network;

import backflow.study.Edges;
import backflow.study.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The strongest few incoming edges of every unit shown, found once for each finding; of equal ones
 * those that run level, and of those that are exactly 0 only one.
 */
final class StrongEdges {
  private @Nullable Graph of;
  private @Nullable EdgeKind by;
  private int each;
  private int toLayer;
  private int toUnit;
  private List<Edge> edges = List.of();

  /**
   * An edge between two units shown.
   *
   * @param layer it leads to, from 1
   * @param to place of the unit among those shown, from 0
   * @param from likewise in the layer below
   * @param size |w| or |∂L/∂w|
   */
  record Edge(int layer, int to, int from, double size) {
    /** For sorting: what is not a number last. */
    double rank() {
      return Double.isNaN(size) ? Double.POSITIVE_INFINITY : size;
    }
  }

  /**
   * The edges, weakest first.
   *
   * @param most how many of each unit
   * @param layer of the selected unit, all of whose edges are wanted; 0: none
   * @param unit its number, from 1
   */
  List<Edge> of(Graph graph, EdgeKind kind, int most, int layer, int unit) {
    boolean same = graph.equals(of) && kind == by && most == each;
    if (same && layer == toLayer && unit == toUnit) {
      return edges;
    }
    of = graph;
    by = kind;
    each = most;
    toLayer = layer;
    toUnit = unit;
    List<Edge> all = new ArrayList<>();
    for (int l = 1; l < graph.layers().size(); l++) {
      Edges between = graph.layer(l).edges();
      for (int i = 0; between != null && i < between.above(); i++) {
        boolean whole = l == layer && graph.layer(l).units().get(i).number() == unit;
        add(all, strongest(between, kind, l, i), most, whole);
      }
    }
    all.sort(Comparator.comparingDouble(Edge::rank));
    edges = all;
    return edges;
  }

  private static List<Edge> strongest(Edges between, EdgeKind kind, int layer, int to) {
    List<Edge> incoming = new ArrayList<>();
    for (int j = 0; j < between.below(); j++) {
      incoming.add(new Edge(layer, to, j, kind.size(between, to, j)));
    }
    double beside = (to + 0.5) / between.above() * between.below() - 0.5;
    incoming.sort(
        Comparator.comparingDouble(Edge::rank)
            .reversed()
            .thenComparingDouble(edge -> Math.abs(edge.from() - beside)));
    return incoming;
  }

  /**
   * The first few, or all; those that are exactly 0 look alike, so unless all are wanted only one.
   */
  private static void add(List<Edge> all, List<Edge> incoming, int most, boolean whole) {
    int wanted = whole ? incoming.size() : Math.min(most, incoming.size());
    for (int i = 0; i < wanted; i++) {
      boolean same = i > 0 && incoming.get(i).size() == 0 && !whole;
      if (!same) {
        all.add(incoming.get(i));
      }
    }
  }
}
