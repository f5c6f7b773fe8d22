package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonProgressTest {
  @Test
  void whatIsKeptReadsBack() {
    LessonMark mark = LessonMark.START.at(4).predicted(0, true).predicted(2, false).exercised(3);
    LessonProgress progress =
        LessonProgress.NONE
            .with("dead-units", mark)
            .with("learning-rate", LessonMark.START.at(6).finish());
    assertEquals(progress, LessonProgress.of(progress.toText()));
    assertEquals("dead-units 4 r0, w2, d3,\nlearning-rate 6 r w d finished", progress.toText());
    assertEquals(LessonMark.START, progress.mark("initialization"));
  }

  @Test
  void theFirstPredictionCounts() {
    LessonMark mark = LessonMark.START.predicted(1, false).predicted(1, true);
    assertEquals(Set.of(1), mark.wrong());
    assertEquals(Set.of(), mark.right());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a 1 r w", "a 99999 r w d", "a 1 rx w d", "a -1 r w d"})
  void whatCannotBeReadIsLeftOut(String text) {
    assertEquals(LessonProgress.NONE, LessonProgress.of(text));
    assertEquals(5, LessonProgress.of(text + "\nb 5 r w d").mark("b").step());
  }
}
