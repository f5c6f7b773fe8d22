package backflow.figure.flow;

import backflow.chart.Numbers;
import backflow.chart.Special;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Readings;
import backflow.probe.Strip;

/** What the gradient history shows, in words. */
final class HistoryWords {
  private HistoryWords() {}

  /** Steps, range and odd values of each run. */
  static String summary(Readings readings, Focus focus) {
    Readings other = readings.other();
    String name = focus.hero().unit();
    if (other == null) {
      return readings.signal().buckets == 0
          ? LayerWords.NOTHING
          : sentence("", readings, name) + ".";
    }
    String a = sentence(Pairing.name("A", readings) + ", ", readings, name);
    return a + "; " + sentence(Pairing.name("B", other) + ", ", other, name) + ".";
  }

  private static String sentence(String who, Readings run, String name) {
    Strip strip = run.signal();
    if (strip.buckets == 0) {
      return who + "no step yet";
    }
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    int kinds = 0;
    for (int i = 0; i < strip.buckets * strip.rows; i++) {
      kinds |= Special.bitOf(strip.min[i], true) | Special.bitOf(strip.max[i], true);
      if (Pairing.isPlain(strip.last[i])) {
        min = Math.min(min, strip.last[i]);
        max = Math.max(max, strip.last[i]);
      }
    }
    String words =
        who
            + (who.isEmpty() ? "Steps " : "steps ")
            + Numbers.integer(strip.from[0])
            + " to "
            + Numbers.integer(strip.to[strip.buckets - 1])
            + ", "
            + Pairing.depth(run)
            + ": "
            + name
            + (min <= max
                ? " between " + Numbers.value(min) + " and " + Numbers.value(max)
                : " has no value above 0");
    StringBuilder all = new StringBuilder(words);
    for (Special special : Special.all()) {
      if (special.in(kinds)) {
        all.append(special == Special.ZERO ? ", exactly 0" : ", " + special.word())
            .append(" occurs");
      }
    }
    return all.toString();
  }
}
