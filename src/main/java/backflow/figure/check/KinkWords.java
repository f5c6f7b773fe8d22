package backflow.figure.check;

import backflow.chart.Numbers;
import backflow.check.Band;
import backflow.check.Crossing;
import backflow.check.ElementCheck;
import backflow.check.KinkLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of kinks. */
final class KinkWords {
  private KinkWords() {}

  /** A place on the line: θ + 0.100 ε. */
  static String place(Crossing c, double epsilon) {
    double share = c.offset() / epsilon;
    return "θ " + (share < 0 ? "− " : "+ ") + Numbers.value(Math.abs(share)) + " ε";
  }

  /** Which unit: unit 7 of layer 3. */
  static String unit(Crossing c) {
    return "unit " + c.unit() + " of layer " + c.layer();
  }

  /** What it does as θ grows; at the kink 0 of ReLU and its kin it switches on or off. */
  static String does(Crossing c) {
    if (c.kink() == 0) {
      return c.rises() ? "switches on" : "switches off";
    }
    return "passes z = " + Numbers.value(c.kink()) + (c.rises() ? " upward" : " downward");
  }

  /** The whole sentence, without a full stop. */
  static String sentence(Crossing c) {
    return unit(c) + " " + does(c) + " for sample " + c.sample();
  }

  /** The same in few words. */
  static String brief(Crossing c) {
    String does = c.kink() != 0 ? "z = " + Numbers.value(c.kink()) : c.rises() ? "on" : "off";
    return "layer " + c.layer() + " unit " + c.unit() + " " + does;
  }

  /** How large the relative error is, and of which kind the element. */
  static String verdict(ElementCheck e) {
    return e.band() == Band.NOT_FINITE
        ? BandWords.of(e.band())
        : "error " + Numbers.value(e.relativeError()) + ", " + BandWords.of(e.band());
  }

  /** What the line shows, in a sentence or two. */
  static String finding(KinkLine line) {
    return forms(line)[0];
  }

  /** The same in other lengths, the longest first. */
  static String[] forms(KinkLine line) {
    List<Crossing> within = line.within();
    if (!within.isEmpty()) {
      Crossing sharpest = largest(within);
      String where = ", at " + place(sharpest, line.epsilon()) + ".";
      String count = within.size() == 1 ? "One kink" : within.size() + " kinks";
      return new String[] {
        inReach(line, within),
        capital(sentence(sharpest)) + where,
        capital(sentence(sharpest)) + ".",
        count + " between θ − ε and θ + ε."
      };
    }
    if (!line.kinked()) {
      return new String[] {
        "No activation here has a kink: the loss is smooth.", "No activation here has a kink."
      };
    }
    String none = "No kink between θ − ε and θ + ε.";
    Crossing near = nearest(line);
    if (near == null) {
      return new String[] {none};
    }
    String where = none + " The nearest is at " + place(near, line.epsilon());
    return new String[] {where + ": " + sentence(near) + ".", where + ".", none};
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static String inReach(KinkLine line, List<Crossing> within) {
    String first = sentence(largest(within));
    String where = place(largest(within), line.epsilon());
    if (line.flips() > line.crossings().size()) {
      return Numbers.integer(line.flips()) + " kinks within 3 ε; one of them: " + first + ".";
    }
    if (within.size() == 1) {
      return "One kink between θ − ε and θ + ε: " + first + ", at " + where + ".";
    }
    return within.size()
        + " kinks between θ − ε and θ + ε; the sharpest: "
        + first
        + ", at "
        + where
        + ".";
  }

  /** The one at which the slope of the loss jumps most. */
  static Crossing largest(List<Crossing> some) {
    Crossing best = some.get(0);
    for (Crossing c : some) {
      best = Math.abs(c.jump()) > Math.abs(best.jump()) ? c : best;
    }
    return best;
  }

  private static @Nullable Crossing nearest(KinkLine line) {
    Crossing best = line.beyond();
    for (Crossing c : line.crossings()) {
      best = best == null || Math.abs(c.offset()) < Math.abs(best.offset()) ? c : best;
    }
    return best;
  }
}
