package backflow.figure.flow;

import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import java.util.List;

/** The instruments of the board Flow. */
public final class FlowInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "gradient-profile",
              "Gradient profile",
              "flow",
              new Help(
                  "How much of the gradient reaches each layer?",
                  "One mark per layer, input left, output right, on a logarithmic axis. ● is what"
                      + " backpropagation hands down (∂L/∂a), □ what the optimizer gets (∂L/∂W), △"
                      + " what flows forward (a). The slope of ● is the factor per layer: × 0.236"
                      + " means that each layer passes on 23.6 % to the one below it. Compare"
                      + " heights as well as slopes: a weight gradient is a backward signal times a"
                      + " forward signal, so a level □ can hide that both vanish.",
                  "● falls toward the input and drops under the dashed line (vanishing), or climbs"
                      + " toward the input by decades (exploding). Marks in the lanes NaN and +∞"
                      + " have overflown; marks in the lane 0 are exactly zero."),
              false,
              "three signals by layer",
              Needs.SNAPSHOT,
              List.of(),
              GradientProfile::new),
          new Instrument(
              "gradient-history",
              "Gradient history",
              "flow",
              new Help(
                  "Since when has a layer been without gradient?",
                  "A row per layer, output on top; a column per step. The brighter, the larger, by"
                      + " decades as the colour bar says. Exact zeros are hatched, ±∞ is solid red,"
                      + " NaN is cross-hatched; where nothing was measured the card shows.",
                  "Rows that are dark from the start: the gradient never got there. A bright front"
                      + " that grows and ends in red or hatching: an explosion, readable to the"
                      + " step. Hatched rows: units that have died take the gradient with them."),
              true,
              "layer × step",
              Needs.ofHero(),
              List.of(),
              GradientHistory::new),
          new Instrument(
              "signal-by-step",
              "Signal by step",
              "flow",
              new Help(
                  "Does a layer's signal grow or shrink while training?",
                  "A line per layer in the layer's colour, on a logarithmic axis. First, middle,"
                      + " last and selected layer are named; the others are there for context.",
                  "Lines that fan out over many decades: the layers do not learn at one pace. A"
                      + " line that dives and does not come back: a layer that has stopped. A line"
                      + " that shoots up just before NaN: the step that broke the run."),
              true,
              "",
              Needs.ofHero(),
              List.of(),
              SignalByStep::new),
          new Instrument(
              "loss",
              "Loss and accuracy",
              "flow",
              new Help(
                  "Does the net learn, and does it hold on data it has not seen?",
                  "Above the loss, below the share of right answers: each batch in colour, the test"
                      + " set in grey. The line is the median, the pale area reaches from the"
                      + " smallest to the largest value of each few pixels. The dotted level is"
                      + " what guessing costs.",
                  "A loss that stays at the level of guessing: nothing is learned. Train falls and"
                      + " test rises: learned by heart. A loss that jumps and stays high, or ends"
                      + " in +∞ or NaN: the steps are too large."),
              false,
              "",
              Needs.of(
                  StepQuantity.LOSS,
                  StepQuantity.ACCURACY,
                  StepQuantity.TEST_LOSS,
                  StepQuantity.TEST_ACCURACY),
              List.of(),
              LossAndAccuracy::new),
          new Instrument(
              "update-ratio",
              "Update : weight",
              "flow",
              new Help(
                  "Are the steps the right size for each layer?",
                  "How much of its weights' norm each layer's weights move per step. Near 10⁻³ is"
                      + " healthy; the band reaches from 10⁻⁴ to 10⁻² (CS231n). Pale areas reach"
                      + " from the smallest to the largest value of each few pixels.",
                  "A layer decades under the band hardly moves, whatever the learning rate of the"
                      + " others. Above the band the weights are thrown about: lower the rate or"
                      + " clip."),
              false,
              "‖ΔW‖ / ‖W‖",
              Needs.of(LayerQuantity.UPDATE_TO_WEIGHT),
              List.of(),
              UpdateRatio::new));

  private FlowInstruments() {}
}
