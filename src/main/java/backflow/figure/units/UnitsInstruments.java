package backflow.figure.units;

import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import backflow.probe.LayerQuantity;
import backflow.study.DeathStudy;
import backflow.study.DistributionStudy;
import java.util.List;

/** The instruments of the board Units. */
public final class UnitsInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "life-map",
              "Unit life map",
              "units",
              new Help(
                  "Which units live, which have died, and when?",
                  "A thin line per unit, grouped by layer, the output's side on top; from left to"
                      + " right the training. A unit is dead if it was once active for at least 10"
                      + " % of the points, and then for none of them at two measurements in a row;"
                      + " after the first of them it is inactive for now. Near-inactive: active for"
                      + " under 1 %. Units that die first stand on top of their layer. Silent units"
                      + " were off from the start: they have not died, and half of a deep layer may"
                      + " be silent in a net that trains well. Click a unit: the run is repeated,"
                      + " and the step that killed it is shown with its gradient and its update.",
                  "A front of dark red that moves through a layer and stays: too large a step has"
                      + " thrown its units where no gradient comes back. A whole layer without an"
                      + " active unit lets no gradient pass: nothing below it can learn any more."),
              false,
              "unit × step",
              Needs.of(new DeathStudy()),
              List.of(),
              LifeMap::new),
          new Instrument(
              "activation-ridges",
              "Activation ridges",
              "units",
              new Help(
                  "How are activations distributed in each layer?",
                  "A histogram per layer, all on one scale, the output on top. Filled is now, the"
                      + " thin line is the start of the run. Many layers are rows of colour, the"
                      + " brighter the more, with a line through their medians. The bar at the left"
                      + " is the share that is exactly 0, which has no place on a logarithmic"
                      + " scale. Each row is as high as its own highest bin; the bins at the ends"
                      + " hold what lies beyond. NaN and ±∞ are counted in words.",
                  "Ridges that grow narrower from layer to layer: the signal dies on its way."
                      + " Ridges that wander to the right by decades: it explodes. A bar at 100 %:"
                      + " nothing passes any more. Two heaps at ±1 of a tanh: saturated."),
              false,
              "a histogram per layer",
              Needs.of(new DistributionStudy()),
              RidgeKind.ACTIVATIONS.knobs(),
              () -> new Ridges(RidgeKind.ACTIVATIONS)),
          new Instrument(
              "unit-shares",
              "Shares by step",
              "units",
              new Help(
                  "How much of each layer is off, flat or alike?",
                  "A line per layer in the layer's colour. Zero share: activations that are exactly"
                      + " 0, half of them with ReLU at the start. Saturated share: z on a flat tail"
                      + " of f. Inactive and dead count whole units over all points. Sample"
                      + " similarity is the mean cosine between the activations of two points: it"
                      + " grows toward 1 with depth in a plain ReLU net, so that a unit is on for"
                      + " all points or off for all. That is why half of a deep layer can be silent"
                      + " at the start of a net that trains well.",
                  "Zero share or inactive units that jump to 100 %: the layer has gone dark. A"
                      + " saturated share above one half while the output is still wrong: little"
                      + " gradient comes through. A similarity of 1: the layer no longer tells the"
                      + " points apart."),
              false,
              "",
              Needs.of(
                  LayerQuantity.ZERO_SHARE,
                  LayerQuantity.SATURATED_SHARE,
                  LayerQuantity.INACTIVE_SHARE,
                  LayerQuantity.DEAD_SHARE,
                  LayerQuantity.SAMPLE_SIMILARITY),
              List.of(Share.WHICH, Share.ACROSS),
              UnitShares::new),
          new Instrument(
              "activation-function",
              "f and f′ with live z",
              "units",
              new Help(
                  "What does the activation do with what it is fed?",
                  "The black line is f, the dashed one its derivative f′, of the selected layer"
                      + " (else the last). The bars under them are where z is now, grey is where it"
                      + " was at the start. On shaded ground no gradient, or hardly any, passes."
                      + " What lies outside is a bar at the edge, as high as its share, and is said"
                      + " in words. A run B with another activation has its f and f′ in its own"
                      + " colour, and a bar over the plot where it is flat.",
                  "All bars on shaded ground: the layer passes no gradient back. Bars that have"
                      + " left the picture: z has been thrown far out. Bars that are one needle at"
                      + " 0: the signal has died on its way."),
              false,
              "selected layer",
              Needs.of(new DistributionStudy()),
              List.of(),
              ActivationFunction::new),
          new Instrument(
              "gradient-ridges",
              "Gradient ridges",
              "units",
              new Help(
                  "How are gradients distributed in each layer?",
                  "A histogram of sizes per layer, on one logarithmic scale whatever the sign, the"
                      + " output on top. Filled is now, the thin line is the start. Many layers are"
                      + " rows of colour, the brighter the more, with a line through their medians;"
                      + " a red end tells of NaN or ±∞. The bar at the left is the share that is"
                      + " exactly 0. Choose ∂L/∂W (what the optimizer gets), ∂L/∂a (what is handed"
                      + " down) or δ (after f′). NaN and ±∞ are counted in words.",
                  "Ridges that step to the left from output to input: the gradient vanishes; to the"
                      + " right: it explodes. All exactly 0: a layer above is dark, or the numbers"
                      + " have become too small for the computer."),
              false,
              "a histogram per layer",
              Needs.of(new DistributionStudy()),
              RidgeKind.GRADIENTS.knobs(),
              () -> new Ridges(RidgeKind.GRADIENTS)));

  private UnitsInstruments() {}
}
