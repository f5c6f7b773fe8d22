package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.measure.Measured;
import backflow.train.ExperimentSpec;
import backflow.train.SpecPatch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever does what an exercise says has done it. */
class ExercisesTest {
  private static final String GAIN = "network.initializer.gain";
  private static final String SCHEME = "network.initializer.scheme";
  private static final String ACTIVATION = "network.activation";
  private static final String NORMALIZATION = "network.normalization";
  private static final String CLIPPING = "training.clipping.mode";
  private static final String EPSILON = "view.check.epsilon";
  private static final String RATE = "training.learningRate";

  private static LessonStep step(String lesson, int step) {
    return Lessons.named(lesson).orElseThrow().steps().get(step - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "why-gradients-vanish, 4, " + GAIN + ", 1, 20",
    "why-gradients-vanish, 7, " + SCHEME + ", he-normal, 50",
    "why-they-explode, 4, " + GAIN + ", 1, 100",
    "why-they-explode, 5, " + CLIPPING + ", norm, 10",
    "why-they-explode, 7, " + CLIPPING + ", none, 200",
    "dead-units, 1, " + RATE + ", 0.03, 500",
    "dead-units, 2, " + RATE + ", 0.1, 200",
    "dead-units, 4, " + ACTIVATION + ", elu, 100",
    "dead-units, 5, " + ACTIVATION + ", prelu, 100",
    "initialization, 2, " + SCHEME + ", xavier-normal, 100",
    "initialization, 4, " + ACTIVATION + ", sigmoid, 1",
    "initialization, 5, " + SCHEME + ", he-normal, 1",
    "initialization, 6, " + SCHEME + ", slide-2-over-sqrt-in-plus-out, 1",
    "initialization, 7, " + GAIN + ", 1.1, 1",
    "normalization-and-skips, 1, " + NORMALIZATION + ", layer, 50",
    "normalization-and-skips, 2, " + NORMALIZATION + ", none, 20",
    "normalization-and-skips, 5, network.residual, scaled, 20",
    "learning-rate, 1, " + RATE + ", 0.01, 5",
    "learning-rate, 3, " + RATE + ", 1, 200",
    "learning-rate, 5, " + RATE + ", 0.3, 200",
    "is-my-gradient-right, 2, " + EPSILON + ", 0.005, 1",
    "is-my-gradient-right, 3, " + EPSILON + ", 0.000006, 1",
    "is-my-gradient-right, 6, training.lossScale, dynamic, 30",
  })
  void doingItTicksIt(String lesson, int number, String key, String value, int steps) {
    LessonStep step = step(lesson, number);
    Object meant = value.matches("[0-9.]+") ? (Object) Double.valueOf(value) : value;
    ExperimentSpec spec = SpecPatch.apply(step.staging().spec(), Map.of(key, meant));
    Measured run = new LessonRun(spec).to(steps);
    assertTrue(exercise(step).done(run), step.title() + ": " + exercise(step).check());
  }

  @Test
  void aSmallerRateDoesNotBringDeadUnitsBack() {
    LessonStep step = step("dead-units", 3);
    LessonRun run = new LessonRun(step.staging().spec());
    run.to(200);
    assertTrue(exercise(step).done(run.live(RATE, 0.01).to(300)));
  }

  @Test
  void noExerciseWasForgottenHere() throws NoSuchMethodException {
    Set<String> tested = new HashSet<>(Set.of("dead-units 3"));
    List<String> rows =
        Arrays.asList(
            ExercisesTest.class
                .getDeclaredMethod(
                    "doingItTicksIt",
                    String.class,
                    int.class,
                    String.class,
                    String.class,
                    int.class)
                .getAnnotation(CsvSource.class)
                .value());
    rows.forEach(row -> tested.add(row.split(", ")[0] + " " + row.split(", ")[1]));
    Set<String> all = new HashSet<>();
    for (Lesson lesson : Lessons.all()) {
      for (int i = 0; i < lesson.steps().size(); i++) {
        if (lesson.steps().get(i).exercise() != null) {
          all.add(lesson.id() + " " + (i + 1));
        }
      }
    }
    assertEquals(all, tested);
  }

  private static Exercise exercise(LessonStep step) {
    return Objects.requireNonNull(step.exercise());
  }
}
