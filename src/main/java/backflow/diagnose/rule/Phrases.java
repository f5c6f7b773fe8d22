package backflow.diagnose.rule;

import backflow.math.Readable;
import java.util.List;

/** Turns of phrase that several rules use. */
final class Phrases {
  private Phrases() {}

  static String number(Evidence e, Measure m) {
    return Form.NUMBER.of(e.get(m));
  }

  static String whole(Evidence e, Measure m) {
    return Form.WHOLE.of(e.get(m));
  }

  static String percent(Evidence e, Measure m) {
    return Form.PERCENT.of(e.get(m));
  }

  static String factor(Evidence e, Measure m) {
    return Form.FACTOR.of(e.get(m));
  }

  /** "layer 3", "layers 1–14", "layers 2, 3 and 9", "5 layers from 2 to 19". */
  static String layers(List<Integer> layers) {
    int n = layers.size();
    if (n == 0) {
      return "no layer";
    }
    int first = layers.get(0);
    int last = layers.get(n - 1);
    if (n == 1) {
      return "layer " + first;
    }
    if (last - first == n - 1) {
      return "layers " + first + "–" + last;
    }
    if (n > 4) {
      return n + " layers from " + first + " to " + last;
    }
    StringBuilder text = new StringBuilder("layers " + first);
    for (int i = 1; i < n; i++) {
      text.append(i == n - 1 ? " and " : ", ").append(layers.get(i));
    }
    return text.toString();
  }

  static String steps(long n) {
    return Readable.integer(n) + (n == 1 ? " step" : " steps");
  }
}
