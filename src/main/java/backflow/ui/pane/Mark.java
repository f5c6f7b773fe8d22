package backflow.ui.pane;

import backflow.chart.Theme;
import backflow.diagnose.Diagnosis;
import backflow.diagnose.Episode;
import backflow.diagnose.rule.Severity;
import backflow.lesson.Diagnoses;
import backflow.probe.Event;
import backflow.train.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that happened at a step, as the timeline shows it.
 *
 * @param step when
 * @param text in words
 * @param icon its sign
 * @param kind how bad: fault, warning or neutral; the style class
 */
record Mark(long step, String text, Feather icon, String kind) {
  /**
   * What happened in a run, and when each rule first warned: a finding that comes and goes does not
   * crowd out the rest. In the order of steps.
   */
  static List<Mark> of(Run run) {
    List<Mark> marks = new ArrayList<>();
    run.history().events().forEach(event -> marks.add(of(event)));
    Diagnosis diagnosis = Diagnoses.of(run);
    if (diagnosis != null) {
      // the first number that is not finite has a mark of its own
      Set<String> told = new HashSet<>(Set.of("non-finite"));
      for (Episode episode : diagnosis.episodes()) {
        if (episode.severity() != Severity.NOTE && told.add(episode.rule().id())) {
          marks.add(0, of(episode));
        }
      }
    }
    // of those at one step the last keeps its word: the worst, and of equals the first rule
    marks.sort(
        Comparator.comparingLong(Mark::step).thenComparing(mark -> mark.kind().equals("fault")));
    return marks;
  }

  private static Mark of(Event event) {
    return switch (event.kind()) {
      case NON_FINITE -> new Mark(event.step(), event.text(), Feather.ALERT_OCTAGON, "fault");
      case FIRST_DEATH -> new Mark(event.step(), event.text(), Feather.ZAP_OFF, "fault");
      case CLIPPING_STARTED -> new Mark(event.step(), event.text(), Feather.SCISSORS, "warning");
      case CHANGED -> new Mark(event.step(), event.text(), Feather.SLIDERS, "neutral");
      case STEP_SKIPPED -> new Mark(event.step(), event.text(), Feather.SKIP_FORWARD, "neutral");
    };
  }

  private static Mark of(Episode episode) {
    boolean severe = episode.severity() == Severity.SEVERE;
    String label = episode.rule().label().toLowerCase(Locale.ROOT);
    Feather icon = severe ? Feather.ALERT_OCTAGON : Feather.MINUS_CIRCLE;
    return new Mark(episode.firstStep(), label, icon, severe ? "fault" : "warning");
  }

  int color(Theme theme) {
    return switch (kind) {
      case "fault" -> theme.danger();
      case "warning" -> theme.warning();
      default -> theme.muted();
    };
  }
}
