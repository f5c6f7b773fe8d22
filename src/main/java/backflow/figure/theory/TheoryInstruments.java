package backflow.figure.theory;

import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import backflow.study.ChainOfFactors;
import backflow.study.JacobianSpectrum;
import java.util.List;

/** The instruments of the board Theory. */
public final class TheoryInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "gain-theory",
              "Gain and theory",
              "theory",
              new Help(
                  "Does this net do what theory says of a wide one?",
                  "One pair of marks per layer, on a logarithmic axis. ● is the gain of the"
                      + " backward signal, △ that of the activations: by how much one layer"
                      + " multiplies it. Each is divided by what theory says of a very wide net at"
                      + " the start. At 1 the net does what its weights' scale alone explains;"
                      + " \"both\" shows the gains themselves over theory as a pale band.",
                  "Marks far from 1 at the start: the net is too narrow or too deep for averages."
                      + " Marks that leave 1 while training: the weights are no longer random. ●"
                      + " under 1 in every layer multiplies up to a gradient that vanishes beyond"
                      + " what theory expects."),
              false,
              "per layer",
              Needs.SNAPSHOT,
              List.of(GainTheory.SHOW),
              GainTheory::new),
          new Instrument(
              "ladder",
              "Chain-rule ladder",
              "theory",
              new Help(
                  "What becomes of a gradient on one path down the net?",
                  "The path with the largest product of all, or of all through the selected unit."
                      + " ◆ is the factor weight times slope of each step, the stairs are their"
                      + " product from the output down to layer 1; hollow marks are below 0."
                      + " Right, on the same axis, what n equal factors become. Dashed lines: from"
                      + " there on a number format says 0 or ∞.",
                  "Stairs that fall by decades: this path carries nothing to layer 1, and no other"
                      + " path carries more. Stairs that climb: an explosion. Stairs that end in"
                      + " the lane 0: a unit on the way has slope 0, and nothing passes it."),
              false,
              "",
              Needs.of(ChainOfFactors.INSTANCE),
              List.of(Ladder.POWERS, Ladder.DEPTH),
              Ladder::new),
          new Instrument(
              "jacobian",
              "Jacobian spectrum",
              "theory",
              new Help(
                  "How do the layers stretch and flatten what passes them?",
                  "A layer stretches some directions and shrinks others; its singular values say"
                      + " by how much. Each strip reaches from the largest to the smallest, the"
                      + " line in it is the median, the lane 0 holds directions that are lost."
                      + " Left each layer by itself, right all layers from l to the last hidden"
                      + " one together. Their spread, largest over smallest, is the condition"
                      + " number; where some are exactly 0 that is infinite, and the spread of the"
                      + " others is given. In nets too large to look at whole, layers or directions"
                      + " are sampled, and that is said.",
                  "The right strips sink by decades toward the input: no direction gets through"
                      + " (vanishing). They rise: exploding. Long strips: a few directions take"
                      + " all, the rest is lost, although the average looks healthy. A growing"
                      + " lane 0: units that are off take whole directions with them."),
              false,
              "",
              Needs.of(JacobianSpectrum.INSTANCE),
              List.of(Jacobian.SHOW),
              Jacobian::new));

  private TheoryInstruments() {}
}
