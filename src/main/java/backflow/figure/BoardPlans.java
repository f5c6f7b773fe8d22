package backflow.figure;

import static backflow.figure.BoardPlan.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The boards, in the order of their keys. */
public final class BoardPlans {
  /** A gradient is watched flowing: profile and history above; signal, loss, update below. */
  public static final BoardPlan FLOW =
      new BoardPlan(
          "flow",
          "Flow",
          List.of(
              row(0.565, "gradient-profile", "gradient-history"),
              row(0.435, "signal-by-step", "loss", "update-ratio")));

  /** What units and layers do: lives and activations above; shares, f and gradients below. */
  public static final BoardPlan UNITS =
      new BoardPlan(
          "units",
          "Units",
          List.of(
              row(0.565, "life-map", "activation-ridges"),
              row(0.435, "unit-shares", "activation-function", "gradient-ridges")));

  /** What becomes of a gradient before it moves the weights, and why it is clipped. */
  public static final BoardPlan UPDATES =
      new BoardPlan(
          "updates",
          "Updates",
          List.of(
              new BoardPlan.Row(
                  0.54,
                  List.of(
                      new BoardPlan.Cell("clipping-norms", 1.75),
                      new BoardPlan.Cell("clipping-angle", 1),
                      new BoardPlan.Cell("cliff", 1.25))),
              row(0.46, "clipping-share", "gradient-noise", "distance")));

  /** The net itself: the graph above; what it decides, and one of its units, below. */
  public static final BoardPlan NETWORK =
      new BoardPlan(
          "network",
          "Network",
          List.of(row(0.52, "graph"), row(0.48, "decision-map", "unit-lens")));

  /** What this net does beside what theory says: gains and one path above, spectra below. */
  public static final BoardPlan THEORY =
      new BoardPlan(
          "theory", "Theory", List.of(row(0.5, "gain-theory", "ladder"), row(0.5, "jacobian")));

  /** Whether the gradient is right: every number above, one of them closely below. */
  public static final BoardPlan CHECK =
      new BoardPlan(
          "check",
          "Check",
          List.of(
              new BoardPlan.Row(
                  0.57,
                  List.of(
                      new BoardPlan.Cell("check-tensors", 1.6),
                      new BoardPlan.Cell("check-epsilon", 1))),
              row(0.43, "check-kinks", "check-one", "check-depth", "exponents")));

  /** What becomes of many runs when settings are varied: the plane of two settings, and lines. */
  static final BoardPlan SWEEP =
      new BoardPlan(
          "sweep",
          "Sweep",
          List.of(
              new BoardPlan.Row(
                  1,
                  List.of(
                      new BoardPlan.Cell("phase-diagram", 1.15),
                      new BoardPlan.Cell("sweep-lines", 1)))));

  /** All boards; key 1 shows the first. */
  public static final List<BoardPlan> ALL =
      List.of(FLOW, UNITS, UPDATES, NETWORK, THEORY, CHECK, SWEEP);

  /** The id of the reader's own board. */
  public static final String OWN = "custom";

  /** The reader's own board: one row for up to three instruments, else two. */
  public static BoardPlan own(List<String> tiles) {
    int upper = tiles.size() <= 3 ? tiles.size() : tiles.size() / 2;
    List<BoardPlan.Row> rows = new ArrayList<>();
    rows.add(row(0.5, tiles.subList(0, upper).toArray(String[]::new)));
    if (upper < tiles.size()) {
      rows.add(row(0.5, tiles.subList(upper, tiles.size()).toArray(String[]::new)));
    }
    return new BoardPlan(OWN, "My board", rows);
  }

  /** The board with an id; the reader's own board is none of these. */
  public static Optional<BoardPlan> byId(String id) {
    return ALL.stream().filter(plan -> plan.id().equals(id)).findFirst();
  }

  private BoardPlans() {}
}
