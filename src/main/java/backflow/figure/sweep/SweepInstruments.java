package backflow.figure.sweep;

import backflow.figure.frame.Instrument;
import backflow.figure.frame.Instrument.Help;
import backflow.figure.frame.Needs;
import java.util.List;

/** The instruments of the board Sweep. */
public final class SweepInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL =
      List.of(
          new Instrument(
              "phase-diagram",
              "Phase diagram",
              "sweep",
              new Help(
                  "For which settings does the gradient reach the input?",
                  "Every tile is a run of its own, or several from different seeds: one setting"
                      + " across, the other up. The number is the gain of the backward signal per"
                      + " layer, G^(1/(D−1)) with G = RMS(∂L/∂a₁)/RMS(∂L/∂a_D); 1 passes it on"
                      + " unchanged. The line is theory's edge of chaos: on it a wide net at the"
                      + " start has G = 1; below it the gradient vanishes, above it it explodes."
                      + " Theory draws it where one of the two scales the start. A click opens"
                      + " the run of a tile.",
                  "Tiles far from 1: with depth they multiply to a gradient that vanishes or"
                      + " explodes. Hatched: exactly 0. Solid red: ∞. Cross-hatched: NaN. A red"
                      + " corner (\"later\"): the number shown is finite, but NaN or ∞ was measured"
                      + " at some other step of a run."),
              false,
              "",
              Needs.SNAPSHOT,
              List.of(PhaseDiagram.SHOW),
              PhaseDiagram::new),
          new Instrument(
              "sweep-lines",
              "Settings and seeds",
              "sweep",
              new Help(
                  "How much does a setting change, and how much is chance?",
                  "The values of the first setting across, a line for each value of the second."
                      + " The line is the mean of all seeds (of gains the geometric one), the band"
                      + " reaches from the lowest seed to the highest, a dot is one run.",
                  "Bands that overlap: with so few seeds the difference may be chance. Marks in"
                      + " the lanes NaN and +∞: runs that diverged; they are not averaged away."),
              false,
              "band: lowest to highest seed",
              Needs.SNAPSHOT,
              List.of(SweepLines.SHOW),
              SweepLines::new));

  private SweepInstruments() {}
}
