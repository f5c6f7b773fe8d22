package backflow.figure.updates;

import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import java.util.List;

/** The instruments of the board Updates. */
public final class UpdatesInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "clipping-norms",
              "Norm before and after clipping",
              "updates",
              new Help(
                  "How large is the gradient, and how much of it is cut off?",
                  "The solid line is the norm that the optimizer gets, the open circles are the"
                      + " norms that were cut (in every few pixels the largest), the tint between"
                      + " them is what was taken away. Drag the dark line to change the threshold"
                      + " c while the run goes on. “Each layer” shows the same at one step, layer"
                      + " by layer.",
                  "Circles all the way, decades above the line: the run lives on its clipping and"
                      + " every step has the same length, whatever the gradient says. A norm that"
                      + " climbs without a line to stop it ends in +∞ or NaN. A norm that sinks by"
                      + " decades is vanishing: no clipping helps that."),
              false,
              "‖g‖ over all parameters",
              Needs.of(
                  StepQuantity.GLOBAL_NORM_BEFORE,
                  StepQuantity.GLOBAL_NORM_AFTER,
                  StepQuantity.CLIP_FACTOR),
              List.of(ClippingNorms.VIEW),
              ClippingNorms::new),
          new Instrument(
              "clipping-angle",
              "Angle, raw to clipped",
              "updates",
              new Help(
                  "Does clipping turn the gradient?",
                  "The angle between the gradient as it came and as it went to the optimizer. By"
                      + " norm everything is multiplied by one factor: the direction stays, 0°."
                      + " By layer each layer has its own factor, by value each entry is cut by"
                      + " itself: the direction turns. The pale area reaches from the smallest to"
                      + " the largest of every few pixels.",
                  "Tens of degrees: the step no longer goes downhill the steepest way, because the"
                      + " largest entries have lost their lead. Raise the threshold, or clip by"
                      + " norm."),
              false,
              "per step",
              Needs.of(StepQuantity.CLIP_COSINE),
              List.of(),
              ClippingAngle::new),
          new Instrument(
              "clipping-share",
              "Clip share and factor",
              "updates",
              new Help(
                  "How often is the gradient clipped, and how hard?",
                  "Above, the share of the last 100 steps in which clipping changed anything; from"
                      + " 50 % on it counts as active. Below, what is left of the norm: 1 is"
                      + " untouched, 10⁻² is a hundredth.",
                  "100 % and a factor of 10⁻³ or less: the threshold, not the gradient, sets the"
                      + " length of every step. The learning rate or the initializer is too large"
                      + " for this depth; clipping hides it."),
              false,
              "",
              Needs.of(
                  StepQuantity.CLIPPED_SHARE,
                  StepQuantity.CLIP_FACTOR,
                  StepQuantity.GLOBAL_NORM_BEFORE),
              List.of(),
              ClippingShare::new),
          new Instrument(
              "gradient-noise",
              "Gradient noise",
              "updates",
              new Help(
                  "Does the gradient of a batch say more than chance?",
                  "Every sample pulls the weights its own way. The ratio compares the length of"
                      + " the mean pull with what would be left of pulls in random directions: 10"
                      + " means that the mean stands out ten times, 1 that it is no longer than"
                      + " chance alone makes it. First, middle, last and selected layer; measured"
                      + " every 10th step.",
                  "All layers near 1 while the loss is still high: the steps are a random walk; a"
                      + " larger batch or a smaller rate helps. Near 1 with a low loss is how a run"
                      + " that has learned looks. Early layers far above late ones, without"
                      + " learning: all samples look alike to the net. A line that ends: no"
                      + " gradient is left at all."),
              false,
              "signal : noise",
              Needs.of(LayerQuantity.GRADIENT_SNR),
              List.of(),
              GradientNoise::new),
          new Instrument(
              "distance",
              "Distance from start",
              "updates",
              new Help(
                  "How far have the parameters come?",
                  "The straight-line distance between all parameters now and where they started,"
                      + " or the length of every single step. A line that bends off is a run that"
                      + " settles; one that climbs evenly goes on in one direction.",
                  "A leap: one step threw the net far away, and it rarely comes back. No distance"
                      + " at all after hundreds of steps: nothing is learned. A straight climb"
                      + " under clipping: every step has the same length."),
              false,
              "",
              Needs.of(StepQuantity.DISTANCE, StepQuantity.UPDATE_NORM),
              List.of(Distance.VIEW),
              Distance::new),
          new Instrument(
              "cliff",
              "The cliff",
              "updates",
              new Help(
                  "Why clip at all?",
                  "The error of one recurrent unit after 50 steps over its two parameters, after"
                      + " Pascanu, Mikolov and Bengio (2013): blue is low, yellow is high, and"
                      + " between them stands a wall. Two walkers go down from one start with the"
                      + " same learning rate. On the wall the gradient is thousands: the one that"
                      + " is not clipped is thrown off the map, the clipped one steps back and"
                      + " goes on. Try other thresholds, rates and steps.",
                  "A walker that has been thrown stands on a plain without slope and never comes"
                      + " back: its loss looks calm, and it learns nothing any more. With a"
                      + " threshold too large the clipped one is thrown as well; too small, it"
                      + " crawls."),
              false,
              "with and without clipping",
              Needs.SNAPSHOT,
              List.of(CliffWalk.STEP, CliffWalk.RATE, CliffWalk.THRESHOLD),
              CliffWalk::new));

  private UpdatesInstruments() {}
}
