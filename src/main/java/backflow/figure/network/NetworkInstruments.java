package backflow.figure.network;

import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import backflow.study.DecisionMap;
import backflow.study.NetworkGraph;
import backflow.study.UnitLens;
import java.util.List;

/** The instruments of the board Network. */
public final class NetworkInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "graph",
              "The network",
              "network",
              new Help(
                  "Where in the net is the gradient large, and where is it lost?",
                  "Inputs left, output right, a column per layer, a circle per unit. Of wide layers"
                      + " only some units are drawn, of each unit only its strongest incoming"
                      + " edges. The colour of an edge is the size of ∂L/∂w of this batch, or of w,"
                      + " on a logarithmic scale; dashed and pale is exactly 0. The fuller a unit,"
                      + " the larger its mean activation beside the others of its layer; a minus"
                      + " says that it is below 0; an empty circle is off for every training point."
                      + " A cross marks a unit that you killed, a box one that you froze. Very deep"
                      + " nets are drawn as bands: a cell per unit, and under it the sizes of the"
                      + " layer's edges from the largest to the smallest. The five words are the"
                      + " parts of a step. \"Slow motion\" plays them one after the other; or"
                      + " choose one and drag \"travelled\" to let its numbers run through the"
                      + " layers; Shift+→ trains by one part. Forward and loss show weights: no"
                      + " gradient is known yet.",
                  "Edges that change colour evenly from right to left, decade by decade: the"
                      + " gradient vanishes or explodes on its way back. A column of empty circles"
                      + " with dashed edges on both sides: the layer is dead, nothing passes it."
                      + " Red or cross-hatched: numbers have left what the computer can hold."),
              false,
              "input → output",
              Needs.of(new NetworkGraph()),
              List.of(EdgeKind.BY, SubStep.SHOW, SubStep.TRAVELLED),
              UnitGraph::new),
          new Instrument(
              "decision-map",
              "Decision map",
              "network",
              new Help(
                  "What does the net say, wherever its inputs lie?",
                  "The net is asked on a fine grid, as for predicting: with running statistics and"
                      + " without dropout. The colour is the class it would choose, strong where it"
                      + " is certain, pale where it guesses. Circles are training points, triangles"
                      + " test points, in the colour of their true class; a ring says that the net"
                      + " is wrong about it. A regression is a curve through the points, or with"
                      + " two inputs a map with the points on the same scale. Of more than two"
                      + " inputs those two are drawn that move the output most; the others stand"
                      + " at their mean, so that points may lie on ground of another colour.",
                  "One colour everywhere, or a pale map that does not change for hundreds of steps:"
                      + " what the first layers see never reaches the output. Islands around single"
                      + " points, right on the circles and wrong on the triangles: learned by"
                      + " heart."),
              false,
              "evaluation mode",
              Needs.of(new DecisionMap()),
              List.of(),
              DecisionChart::new),
          new Instrument(
              "unit-lens",
              "Unit under the lens",
              "network",
              new Help(
                  "What is one unit made of, and what does it do?",
                  "The selected unit, else the first active one of the selected layer, else of the"
                      + " last hidden layer; click one in the graph. Its incoming weights are bars,"
                      + " up above 0 and down below. The histogram counts its z over the training"
                      + " points; on shaded ground a ReLU unit is off. The map is its activation"
                      + " over the inputs: the shape it adds to the layers above.",
                  "All of z on shaded ground: the unit is off for every point, its gradient is"
                      + " exactly 0, and it cannot come back by itself. A map of one colour: the"
                      + " unit tells no point from another. A gradient far smaller than that of"
                      + " units nearer the output: it hardly learns."),
              false,
              "weights, z, activation",
              Needs.of(new UnitLens()),
              List.of(LensChart.ORDER),
              LensChart::new));

  private NetworkInstruments() {}
}
