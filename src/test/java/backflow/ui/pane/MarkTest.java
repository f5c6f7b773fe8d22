package backflow.ui.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.Diagnosis;
import backflow.lesson.Diagnoses;
import backflow.lesson.Scenes;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class MarkTest {
  private static Run opened(Session session, long steps) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        90,
        TimeUnit.SECONDS,
        () ->
            session.run() != null
                && session.progress().state() == Progress.State.PAUSED
                && session.progress().steps() >= steps);
    return Objects.requireNonNull(session.run());
  }

  @Test
  void everyRuleIsMarkedWhereItFirstWarned() throws TimeoutException {
    var spec = Scenes.named("dying-relu").orElseThrow().spec();
    try (Session session = Session.open(spec, true, Diagnoses.WATCHERS)) {
      Run run = opened(session, spec.view().at());
      Diagnosis diagnosis = Objects.requireNonNull(Diagnoses.of(run));
      List<Mark> marks = Mark.of(run);
      Set<String> texts = new HashSet<>();
      marks.forEach(mark -> assertTrue(texts.add(mark.text()), mark.text() + " is there twice"));
      assertTrue(texts.contains("dead units"), texts::toString);
      long first =
          diagnosis.episodes().stream()
              .filter(e -> e.rule().id().equals("dead-units"))
              .mapToLong(e -> e.firstStep())
              .min()
              .orElseThrow();
      marks.stream()
          .filter(mark -> mark.text().equals("dead units"))
          .forEach(mark -> assertEquals(first, mark.step()));
    }
  }

  @Test
  void marksAreInTheOrderOfSteps() throws TimeoutException {
    var spec = Scenes.named("dying-relu").orElseThrow().spec();
    try (Session session = Session.open(spec, true, Diagnoses.WATCHERS)) {
      List<Mark> marks = Mark.of(opened(session, spec.view().at()));
      for (int i = 1; i < marks.size(); i++) {
        assertTrue(marks.get(i - 1).step() <= marks.get(i).step(), marks::toString);
      }
    }
  }
}
