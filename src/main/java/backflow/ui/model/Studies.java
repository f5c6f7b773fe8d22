package backflow.ui.model;

import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Study;
import backflow.study.check.CheckStudy;
import backflow.study.check.CheckedTensors;
import backflow.study.check.TensorsStudy;
import backflow.train.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk for each of the two runs, at which the charts have things worked out. UI thread only. */
public final class Studies {
  private final AppModel model;
  private final StudyDesk deskA;
  private final StudyDesk deskB;
  private final Checks checks;
  private final CheckDesk lesson;
  private final Findings ofLesson = new Findings();

  Studies(AppModel model, Consumer<Runnable> worker) {
    this.model = model;
    deskA = new StudyDesk(worker);
    deskB = new StudyDesk(worker);
    checks = new Checks(worker);
    lesson = new CheckDesk(worker);
  }

  /**
   * Has studies made of run A and fetches what was found; once per frame, for what is shown.
   *
   * @param playhead the step that is shown; −1: the newest
   * @param into receives what was found
   * @return whether anything was found
   */
  public boolean ofRunA(Findings into, long playhead, Interest interest, Set<Study<?>> studies) {
    Set<Study<?>> quick = without(studies);
    boolean any = study(deskA, model.laneA(), model.run(), into, playhead, interest, quick);
    return any
        | checks.ofRunA(model.laneA(), model.run(), into, playhead, interest, checks(studies));
  }

  /** The same of run B; false if there is none. */
  public boolean ofRunB(Findings into, long playhead, Interest interest, Set<Study<?>> studies) {
    Set<Study<?>> quick = without(studies);
    boolean any = study(deskB, model.laneB(), model.runB(), into, playhead, interest, quick);
    return any
        | checks.ofRunB(model.laneB(), model.runB(), into, playhead, interest, checks(studies));
  }

  /** The gradient checks that are made for the charts. */
  public Checks checks() {
    return checks;
  }

  /**
   * The gradient check of a run that a lesson speaks of, whatever board is shown; once per frame.
   *
   * @param run A or B; null: no lesson speaks of a check
   * @return null as long as there is none
   */
  public @Nullable CheckedTensors forLesson(@Nullable Run run, long playhead, Interest interest) {
    Lane lane = run != null && run.equals(model.runB()) ? model.laneB() : model.laneA();
    if (run == null || lane == null) {
      lesson.leave();
      return null;
    }
    lesson.want(lane, run, playhead, interest, List.of(new TensorsStudy()));
    lesson.fetch(run, ofLesson);
    CheckedTensors found = ofLesson.find(CheckedTensors.class);
    return lesson.isDone() ? found : null;
  }

  private static Set<Study<?>> without(Set<Study<?>> studies) {
    return studies.stream().filter(s -> !(s instanceof CheckStudy<?>)).collect(Collectors.toSet());
  }

  /** The checks among studies, in their turn. */
  private static List<CheckStudy<?>> checks(Set<Study<?>> studies) {
    List<CheckStudy<?>> checks = new ArrayList<>();
    for (Study<?> study : studies) {
      if (study instanceof CheckStudy<?> check) {
        checks.add(check);
      }
    }
    checks.sort(Comparator.comparingInt(CheckStudy::turn));
    return checks;
  }

  /** Whether all that is wanted has been answered and fetched. */
  public boolean isDone() {
    return deskA.isDone() && deskB.isDone() && checks.isDone() && lesson.isDone();
  }

  /** Why the last study failed, in one line; empty if none did. */
  String failure() {
    return Stream.of(deskA.failure(), deskB.failure(), checks.failure())
        .filter(f -> !f.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static boolean study(
      StudyDesk desk,
      @Nullable Lane lane,
      @Nullable Run run,
      Findings into,
      long playhead,
      Interest interest,
      Set<Study<?>> studies) {
    if (lane == null || run == null) {
      return false;
    }
    // how a gradient check is made is nothing to them
    Interest plain = new Interest(interest.layer(), interest.unit(), interest.near());
    desk.want(lane, run, playhead, plain, studies);
    return desk.fetch(run, into);
  }
}
