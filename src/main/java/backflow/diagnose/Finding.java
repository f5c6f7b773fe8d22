package backflow.diagnose;

import backflow.diagnose.rule.Evidence;
import backflow.diagnose.rule.Form;
import backflow.diagnose.rule.Measure;
import backflow.diagnose.rule.Reason;
import backflow.diagnose.rule.Remedy;
import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Severity;
import backflow.diagnose.rule.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong, in words. Immutable; any thread.
 *
 * @param id of the rule, as in reports and files
 * @param label what it is called on screen
 * @param severity how bad it is, or was at its worst
 * @param layers which layers, from 1 at the input to D+1; empty if none in particular
 * @param firstStep since when
 * @param lastStep until when; of an active one up to now
 * @param active whether it has not ended
 * @param headline what is wrong, in one or two sentences with numbers
 * @param evidence the numbers that fired it
 * @param because the chain of numbers behind it
 * @param remedies what helps, each applicable as a run to compare with
 * @param notACure what does not help, in a sentence
 */
public record Finding(
    String id,
    String label,
    Severity severity,
    List<Integer> layers,
    long firstStep,
    long lastStep,
    boolean active,
    String headline,
    List<Item> evidence,
    List<Reason> because,
    List<Remedy> remedies,
    String notACure) {
  /** The worst first, then the earliest, then in the order of the rules. */
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Finding::firstStep);

  public Finding {
    layers = List.copyOf(layers);
    evidence = List.copyOf(evidence);
    because = List.copyOf(because);
    remedies = List.copyOf(remedies);
  }

  /**
   * A number of the evidence.
   *
   * @param id its name in reports
   * @param words what it is
   * @param value itself
   * @param text as people read it
   * @param isWord whether it is not a number but a word, and only the text says it
   */
  public record Item(String id, String words, double value, String text, boolean isWord) {}

  static Finding of(
      Rule rule,
      Subject subject,
      Severity severity,
      Evidence e,
      long first,
      long last,
      boolean on) {
    List<Item> items = new ArrayList<>();
    items.add(new Item("step", "step", e.step(), Form.WHOLE.of(e.step()), false));
    for (Measure m : e.measures()) {
      double value = e.get(m);
      items.add(new Item(m.id(), m.words(), value, m.form().of(value), m == Measure.TENSOR));
    }
    return new Finding(
        rule.id(),
        rule.label(),
        severity,
        e.layers(),
        first,
        last,
        on,
        rule.headline(e, subject),
        items,
        rule.because(e, subject),
        rule.remedies(e, subject),
        rule.notACure(e, subject));
  }

  /** The chain of numbers in one line: "slope σ′(z), at most ¼: × 0.238; …". */
  public String becauseInOneLine() {
    return because.stream()
        .map(reason -> reason.words() + ": " + reason.figure())
        .collect(Collectors.joining("; "));
  }
}
