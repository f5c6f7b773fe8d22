package backflow.diagnose.rule;

import java.util.Locale;

/** How bad a finding is, mildest first. A note leaves a run healthy. */
public enum Severity {
  NOTE,
  WARNING,
  SEVERE;

  /** The word in reports and on screen. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
