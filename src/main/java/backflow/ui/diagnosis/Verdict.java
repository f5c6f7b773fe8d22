package backflow.ui.diagnosis;

import backflow.diagnose.Finding;
import backflow.diagnose.rule.Severity;
import org.kordamp.ikonli.feather.Feather;

/** How a finding looks: never by colour alone, always an icon and a word. */
enum Verdict {
  /** It stops learning, or makes numbers that are none. */
  FAULT("fault", "fault", Feather.ALERT_OCTAGON),
  /** It makes learning harder. */
  WARNING("warning", "warning", Feather.MINUS_CIRCLE),
  /** It is good to know. */
  NOTE("note", "note", Feather.INFO);

  private final String style;
  private final String word;
  private final Feather icon;

  Verdict(String style, String word, Feather icon) {
    this.style = style;
    this.word = word;
    this.icon = icon;
  }

  static Verdict of(Severity severity) {
    return switch (severity) {
      case SEVERE -> FAULT;
      case WARNING -> WARNING;
      case NOTE -> NOTE;
    };
  }

  /** Clipping has the scissors that it has everywhere. */
  static Feather icon(Finding finding) {
    return finding.id().equals("clipping-active") ? Feather.SCISSORS : of(finding.severity()).icon;
  }

  /** The style class. */
  String style() {
    return style;
  }

  /** "2 faults", "1 note". */
  String count(long n) {
    return n + " " + word + (n == 1 ? "" : "s");
  }

  String word() {
    return word;
  }
}
