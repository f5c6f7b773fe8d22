package backflow.figure.network;

import backflow.chart.Numbers;
import backflow.figure.frame.Layers;
import backflow.study.UnitPortrait;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is said of a unit under the lens: its place, what it does, its numbers. */
final class LensWords {
  private LensWords() {}

  /** "layer 6, unit 1". */
  static String brief(UnitPortrait.Facts facts) {
    return Layers.name(facts.layer(), facts.hidden()) + ", unit " + facts.unit();
  }

  /** "layer 6, unit 1 of 32". */
  static String name(UnitPortrait.Facts facts) {
    return Layers.name(facts.layer(), facts.hidden())
        + ", unit "
        + facts.unit()
        + " of "
        + facts.width();
  }

  /** "on for 61 %": where z is above 0. */
  static String activity(UnitPortrait.Facts facts) {
    double share = (double) facts.active() / facts.samples();
    String percent = Numbers.percent(share);
    return facts.canDie()
        ? facts.active() == 0 ? "off for every point" : "active for " + percent
        : "z > 0 for " + percent;
  }

  /** What the reader does to the unit; empty if nothing. */
  static String held(UnitPortrait.Facts facts) {
    String killed = facts.killed() ? "killed: a held at 0" : "";
    String frozen = facts.frozen() ? "frozen: w and b held" : "";
    return killed + (killed.isEmpty() || frozen.isEmpty() ? "" : ", ") + frozen;
  }

  /** "‖w‖ 1.2"; beside run B "‖w‖ A 1.2, B 1.4". */
  static String number(
      String name,
      UnitPortrait.Facts a,
      UnitPortrait.@Nullable Facts b,
      ToDoubleFunction<UnitPortrait.Facts> of) {
    String first = Numbers.value(of.applyAsDouble(a));
    return b == null
        ? name + " " + first
        : name + ": A " + first + ", B " + Numbers.value(of.applyAsDouble(b));
  }

  /** The sentence about it, for those who do not see the picture. */
  static String told(UnitPortrait portrait) {
    UnitPortrait.Facts facts = portrait.facts();
    return "At step "
        + Numbers.integer(facts.step())
        + ", "
        + name(facts)
        + ": z from "
        + Numbers.value(portrait.z().min())
        + " to "
        + Numbers.value(portrait.z().max())
        + ", "
        + activity(facts)
        + ", mean activation "
        + Numbers.value(facts.mean())
        + ", gradient of its weights "
        + Numbers.value(facts.gradientNorm())
        + (held(facts).isEmpty() ? "." : "; " + held(facts) + ".");
  }
}
