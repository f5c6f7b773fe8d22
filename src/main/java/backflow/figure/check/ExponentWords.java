package backflow.figure.check;

import backflow.chart.Numbers;
import backflow.figure.frame.Layers;
import backflow.math.FloatFormat;
import backflow.study.Exponents;
import backflow.study.GradientExponents;
import backflow.study.Lost;
import java.util.ArrayList;
import java.util.List;

/** What the exponents come to, in words. */
final class ExponentWords {
  /** From this share on a layer counts as lost, as in the finding "gradient underflow". */
  private static final double MUCH = 0.5;

  private ExponentWords() {}

  /** A share as a percentage that says 0 and 100 only of nothing and all; a dash for the blank. */
  static String percent(Lost lost) {
    if (lost.of() == 0) {
      return "–";
    }
    double share = lost.share();
    if (share > 0 && share < 0.001) {
      return "< 0.1 %";
    }
    return share < 1 && share >= 0.9995 ? "> 99.9 %" : Numbers.percent(share);
  }

  /** "2⁻⁴⁰ … 2⁻²¹", or what there is in place of numbers. */
  static String range(Exponents entries) {
    String odd = odd(entries);
    if (entries.isEmpty()) {
      return entries.zeros() > 0 && odd.isEmpty() ? "all exactly 0" : odd;
    }
    String range = power(entries.low()) + " … " + power(entries.high() + 1);
    return odd.isEmpty() ? range : range + ", " + odd;
  }

  private static String power(int exponent) {
    return "2" + Numbers.raised(exponent);
  }

  /** How many are NaN or ±∞ in double already; empty: none. */
  static String odd(Exponents entries) {
    String nans = entries.nans() > 0 ? Numbers.integer(entries.nans()) + " NaN" : "";
    String infinite = entries.infinities() > 0 ? Numbers.integer(entries.infinities()) + " ±∞" : "";
    return nans.isEmpty() || infinite.isEmpty() ? nans + infinite : nans + ", " + infinite;
  }

  /** What is lost turns into. */
  private static String into(Lost lost) {
    if (lost.toZero() > 0 && lost.notFinite() > 0) {
      return "0 or ∞";
    }
    return lost.toZero() > 0 ? "0" : "∞";
  }

  /** The verdict, its longest form first. */
  static String[] verdict(ExponentView view) {
    int worst = view.worst();
    String with = view.scale() > 0 || view.lossScale() != 1 ? " with " + scale(view) : "";
    String who = view.format().word();
    if (worst == 0) {
      return new String[] {
        "No layer has an entry of ∂L/∂W that is finite and not 0.", "No entry is finite and not 0."
      };
    }
    Lost lost = view.lost(worst);
    boolean does = view.computesInIt() && view.scale() == 0;
    if (!lost.isAny()) {
      String nothing = who + (does ? " loses nothing" : " would lose nothing") + with;
      return new String[] {
        nothing + ": all entries of ∂L/∂W fit.", nothing + ".", who + ": 0 % lost"
      };
    }
    String what = who + (does ? " loses " : " would lose ") + percent(lost);
    String name = layer(worst, view);
    String core = what + " of the gradient of " + name;
    String to = " (to " + into(lost) + ")";
    List<String> forms = new ArrayList<>();
    if (view.isMeasured()) {
      String alone = "; rounding alone " + percent(view.rounded(worst));
      forms.add(core + with + to + many(view) + alone + ".");
      forms.add(core + with + alone + ".");
    }
    forms.add(core + with + to + many(view) + ".");
    forms.add(core + with + to + ".");
    forms.add(core + with + ".");
    forms.add(core + ".");
    forms.add(who + ": " + percent(lost) + " of " + name + " lost");
    forms.add(percent(lost) + " of " + name + " lost");
    return forms.toArray(String[]::new);
  }

  private static String many(ExponentView view) {
    int layers = 0;
    for (int l = 1; l <= view.hidden() + 1; l++) {
      layers += view.lost(l).of() > 0 && view.lost(l).share() >= MUCH ? 1 : 0;
    }
    int all = view.hidden() + 1;
    return layers < 2 ? "" : ", half or more in " + layers + " of " + all + " layers";
  }

  /** "layer 3" or "the output layer". */
  static String layer(int layer, ExponentView view) {
    return layer > view.hidden() ? "the output layer" : Layers.name(layer, view.hidden());
  }

  private static String scale(ExponentView view) {
    return "S = " + ExponentView.inWords(view.lossScale());
  }

  /** What is on the axis. */
  static String symbol(ExponentView view) {
    return view.lossScale() == 1 ? "|∂L/∂W|" : "|S·∂L/∂W|, " + scale(view);
  }

  /** The formula, line by line, with the numbers of a layer. */
  static List<String> formula(ExponentView view, int layer) {
    List<String> lines = new ArrayList<>();
    FloatFormat format = view.format();
    lines.add("lost = share of g ≠ 0 with round(S·g) = 0 or ±∞, g = ∂L/∂W in double");
    String exact = Numbers.value(view.lossScale());
    lines.add("S = " + exact + ", log₂ S = " + Numbers.value(view.shift()));
    lines.add(
        format.word()
            + ": 0 up to "
            + power((int) FormatRulers.zero(format))
            + ", subnormal below "
            + power(Exponents.exponent(format.smallestNormal()))
            + ", largest "
            + Numbers.value(format.largest()));
    GradientExponents.Layer its = view.found().layer(layer);
    String name = Layers.name(layer, view.hidden());
    lines.add(name + ": |g| = " + range(its.entries()));
    for (FloatFormat each : FloatFormat.values()) {
      lines.add("lost by rounding to " + each.word() + " = " + percent(view.rounded(layer, each)));
    }
    if (view.isReduced()) {
      String run = view.found().precision().word();
      lines.add("lost in the run, in " + run + " = " + percent(its.measured()));
    }
    return lines;
  }

  /** In a few sentences. */
  static String summary(ExponentView view) {
    StringBuilder text = new StringBuilder("At step ");
    text.append(Numbers.integer(view.found().step())).append(", entries of ∂L/∂W: ");
    int out = view.hidden() + 1;
    if (out > 1) {
      text.append("layer 1 ").append(range(view.found().layer(1).entries())).append(", ");
    }
    text.append("output layer ").append(range(view.found().layer(out).entries())).append(". ");
    text.append(verdict(view)[0]);
    for (FloatFormat each : FloatFormat.values()) {
      int worst = view.worst(each);
      if (worst > 0) {
        text.append(" Rounding to ").append(each.word()).append(": up to ");
        text.append(percent(view.rounded(worst, each))).append(" of a layer.");
      }
    }
    return text.toString();
  }
}
