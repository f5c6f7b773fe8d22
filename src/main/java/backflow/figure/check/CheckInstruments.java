package backflow.figure.check;

import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import backflow.study.ExponentStudy;
import backflow.study.check.DepthsStudy;
import backflow.study.check.EpsilonsStudy;
import backflow.study.check.KinksStudy;
import backflow.study.check.OneStudy;
import backflow.study.check.TensorsStudy;
import java.util.List;

/** The instruments of the board Check. */
public final class CheckInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "check-tensors",
              "Gradient check",
              "check",
              new Help(
                  "Is the gradient of the backward pass right?",
                  "Each mark is one number of the network. The backward pass says its gradient a;"
                      + " beside it stands n, what the loss really does when the number is moved by"
                      + " ±ε. The height is the relative error |a − n| / max(|a|, |n|); an exact 0"
                      + " has a line of its own. Layers stand from input to output, in each its"
                      + " tensors: weights, bias, γ, β, slope. A bar across a tensor is its norm"
                      + " form ‖a − n‖ / (‖a‖ + ‖n‖), the dashed line that of all numbers. Above"
                      + " stand, apart and counted, those of which differences say nothing:"
                      + " unresolvable ones, which drown in the rounding of the loss, and those"
                      + " where a unit crosses a kink between θ − ε and θ + ε. A click on a mark"
                      + " looks at that number closely.",
                  "Diamonds above 10⁻²: the backward pass is wrong there. One kind of tensor wrong"
                      + " in every layer is a forgotten term; all layers below one wrong is a"
                      + " mistake in that layer's way down. The norm form can be small although a"
                      + " small tensor is wrong altogether: a bias counts little among weights."),
              false,
              "relative error, tensor by tensor",
              Needs.of(new TensorsStudy()),
              List.of(),
              CheckTensors::new),
          new Instrument(
              "check-epsilon",
              "Error and ε",
              "check",
              new Help(
                  "How far should a parameter be moved?",
                  "The relative error of the gradient check against ε, the median over some"
                      + " parameters of this network that can be resolved, or that of the one"
                      + " chosen on this board. Blue is computed in float64, orange in float32;"
                      + " round points are centred differences, square ones one-sided. From the"
                      + " right the error falls with ε² or ε: truncation. From the left it falls"
                      + " with 1/ε: the two losses agree in nearly all digits, and what is left is"
                      + " rounding. The dashed lines are theory, from the bend of the loss and the"
                      + " unit roundoff; the large points are the best ε. Drag the vertical line"
                      + " to check with another ε.",
                  "An error that stays level at every ε: the backward pass is wrong. A float32"
                      + " curve that nowhere comes below 10⁻³ is none: single precision cannot"
                      + " check better. Hollow points have a kink between θ + ε and θ − ε."),
              false,
              "centred and one-sided, float64 and float32",
              Needs.of(new EpsilonsStudy()),
              List.of(),
              Epsilons::new),
          new Instrument(
              "check-kinks",
              "Kinks",
              "check",
              new Help(
                  "Why does the check fail where the gradient is right?",
                  "The loss along one parameter, from θ − 3ε to θ + 3ε, with what the backward pass"
                      + " says taken away: where that is right, the blue line leaves θ level with"
                      + " the dashed tangent. The two open circles are the evaluations at θ ± ε,"
                      + " the line through them is the difference. Each dotted line is a kink: a"
                      + " unit that changes its side for one sample of the batch, found to the"
                      + " last digit. The parameter is the one chosen on this board, else the one"
                      + " that a kink spoils most.",
                  "A bend between the two circles: the secant mixes two slopes and is neither, so"
                      + " the element is counted as a kink and not as wrong; a smaller ε steps"
                      + " around it. A smooth line with a tilted secant, or one that leaves θ at"
                      + " an angle to the tangent: there the backward pass is wrong. Steps or a"
                      + " scatter instead of a line: ε is so small that only rounding is left."),
              false,
              "the loss along one parameter",
              Needs.of(new KinksStudy()),
              List.of(Kinks.SHOW),
              Kinks::new),
          new Instrument(
              "check-depth",
              "Error and depth",
              "check",
              new Help(
                  "How deep a network can a gradient check still judge?",
                  "Networks like this one, with 1 to 50 hidden layers, at their start: width,"
                      + " initializer, loss and data are those of the experiment, some hundred"
                      + " numbers of each are checked. The line is the median of the relative"
                      + " errors, the pale area their middle half, dotted the worst, over the bands"
                      + " of the check. Below, the share of the numbers that are too small for a"
                      + " difference to say anything (exact zeros, as of silent units, among them),"
                      + " and on top of it, yellow, those that a kink spoils. Other activations can"
                      + " be put beside it; where fewer than four numbers can be judged the line"
                      + " has a gap.",
                  "A line that climbs out of “happy” with depth although the backward pass is"
                      + " right: small gradients have few digits left in the difference of two"
                      + " losses, so depth loosens the bands. A share near 100 %: the gradient has"
                      + " vanished below what differences can see, and a check that passes there"
                      + " has checked nothing. A worst above 10⁻²: a real fault."),
              false,
              "at the start, by activation",
              Needs.of(new DepthsStudy()),
              List.of(CheckKnobs.BESIDE),
              Depths::new),
          new Instrument(
              "check-one",
              "One parameter",
              "check",
              new Help(
                  "What does a gradient check do, number by number?",
                  "Five steps on one parameter. All parameters are written into one long vector,"
                      + " coloured by layer, the darker pieces weights, and one of them is moved:"
                      + " by ε up, by ε down. Of the two losses the digits that agree are pale;"
                      + " subtracted they are gone, and only the strong ones are left. Divided by"
                      + " 2ε that is n, to be compared with a, the gradient of the backward pass."
                      + " Turn “step” to go through them one at a time.",
                  "Nearly all digits pale: ε is too small or the gradient too small, the difference"
                      + " is rounding. Few digits pale and n still off: ε is too large and the loss"
                      + " bends, or there is a kink between. Many strong digits, n and a apart, at"
                      + " other ε too: the backward pass is wrong."),
              false,
              "step by step",
              Needs.of(new OneStudy()),
              List.of(One.STEP),
              One::new),
          new Instrument(
              "exponents",
              "Exponents",
              "check",
              new Help(
                  "Which numbers of the backward pass does a floating-point format hold?",
                  "A histogram of the entries of ∂L/∂W per layer by power of two, the output on"
                      + " top, worked out in double. The bars above are the ranges of the formats,"
                      + " pale where their numbers are subnormal and have fewer digits. Red is what"
                      + " the format turns into 0 (at most half of its smallest number) or into ∞;"
                      + " the share of the entries that are not 0 stands beside, and beside the"
                      + " bars the most that rounding to that format loses of a layer. A loss scale"
                      + " S moves everything to the right by log₂ S; the thin line is where it"
                      + " would stand without. A run that computes in the format loses more than"
                      + " rounding once does, for its signal is lost on the way down: “in run”"
                      + " is measured.",
                  "Rows that drift to the left out of the format's range: underflow, those layers"
                      + " get 0 and learn nothing; a loss scale brings them back as long as the"
                      + " upper rows do not leave at the right. Rows to the right of the range:"
                      + " overflow. “all exactly 0”: double itself has nothing left."),
              false,
              "∂L/∂W over the range of each format",
              Needs.of(new ExponentStudy()),
              List.of(ExponentView.FORMAT, ExponentView.SCALE),
              ExponentRidges::new));

  private CheckInstruments() {}
}
