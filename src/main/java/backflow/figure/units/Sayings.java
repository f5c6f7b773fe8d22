package backflow.figure.units;

import backflow.chart.Numbers;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.probe.LifeStrip;

/** Words that the instruments of this board share. */
final class Sayings {
  /** What stands where a study is under way. */
  static final String WORKING = "working…";

  private Sayings() {}

  /** "10th", "1st", "22nd". */
  static String ordinal(long n) {
    long tens = n / 10 % 10;
    String ending =
        tens == 1
            ? "th"
            : switch ((int) (n % 10)) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return Numbers.integer(n) + ending;
  }

  /** "1 unit", "1,024 units". */
  static String count(long n, String noun) {
    return Numbers.integer(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /** "every step" or "every 10th step"; nothing while that is not known. */
  static String every(long steps) {
    return steps < 1 ? "" : steps == 1 ? "every step" : "every " + ordinal(steps) + " step";
  }

  /** "all 384 training points"; "a fixed 1,024 of 1,500 training points" above the limit. */
  static String probeSet(RunFacts facts, int samples) {
    int probes = samples > 0 ? samples : facts.probeSamples();
    int all = Math.max(facts.trainSamples(), probes);
    return probes == 0
        ? "the training set"
        : probes == all
            ? "all " + Numbers.integer(all) + " training points"
            : "a fixed "
                + Numbers.integer(probes)
                + " of "
                + Numbers.integer(all)
                + " training points";
  }

  /** Where and when the lives of units are measured. */
  static String measured(Readings readings) {
    LifeStrip lives = readings.lives();
    String every = every(lives.every());
    return "over "
        + probeSet(readings.facts(), lives.samples())
        + (every.isEmpty() ? "" : ", " + every);
  }

  /** A share as a percentage that stays short. */
  static String percent(double share) {
    return share > 0 && share < 0.001 ? "< 0.1 %" : Numbers.percent(share);
  }
}
