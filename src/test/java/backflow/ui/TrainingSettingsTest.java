package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.optim.Schedule;
import backflow.train.Limit;
import backflow.train.Limits;
import backflow.train.OptimizerSpec.Kind;
import backflow.train.Run;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rates of the optimizers and the numbers of the schedules: shown where they have a say. */
final class TrainingSettingsTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
  }

  static Stream<Arguments> rates() {
    return Stream.of(
        Arguments.of(Limits.BETA1, List.of(Kind.ADAM, Kind.ADAMW), "0.8", 0.8),
        Arguments.of(Limits.BETA2, List.of(Kind.ADAM, Kind.ADAMW), "0.95", 0.95),
        Arguments.of(Limits.DECAY, List.of(Kind.RMSPROP), "0.5", 0.5),
        Arguments.of(
            Limits.EPSILON,
            List.of(Kind.RMSPROP, Kind.ADAGRAD, Kind.ADAM, Kind.ADAMW),
            "1e-4",
            1e-4));
  }

  static Stream<Arguments> laws() {
    return Stream.of(
        Arguments.of(Limits.EVERY, List.of(Schedule.Kind.STEP), "50", 50),
        Arguments.of(
            Limits.FACTOR, List.of(Schedule.Kind.STEP, Schedule.Kind.EXPONENTIAL), "0.3", 0.3),
        Arguments.of(Limits.OVER, List.of(Schedule.Kind.COSINE, Schedule.Kind.WARM_UP), "77", 77),
        Arguments.of(Limits.FLOOR, List.of(Schedule.Kind.COSINE), "0.25", 0.25));
  }

  @SuppressWarnings("unchecked")
  private static void choose(String key, Object value) {
    ComboBox<Object> box = window.find("#choice-" + key, ComboBox.class);
    window.fx(() -> box.setValue(value));
    OpenWindow.until(() -> window.run().spec().equals(window.model.spec()));
  }

  private static double inSession(Limit limit) {
    return limit.reading().applyAsDouble(window.model.sessionSpec());
  }

  @ParameterizedTest
  @MethodSource("rates")
  void aRateOfTheOptimizerIsLive(Limit limit, List<Kind> kinds, String text, double value) {
    for (Kind kind : Kind.values()) {
      choose("optimizer", kind);
      assertEquals(kinds.contains(kind), window.shows("#row-" + limit.key()), kind.label());
    }
    choose("optimizer", kinds.get(0));
    Run before = window.run();
    window.type(limit.key(), text);
    OpenWindow.until(() -> inSession(limit) == value);
    assertSame(before, window.run());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void aNumberOfTheScheduleRestarts(
      Limit limit, List<Schedule.Kind> kinds, String text, double value) {
    for (Schedule.Kind kind : Schedule.Kind.values()) {
      choose("schedule", kind);
      assertEquals(kinds.contains(kind), window.shows("#row-" + limit.key()), kind.label());
    }
    choose("schedule", kinds.get(0));
    Run before = window.run();
    window.type(limit.key(), text);
    OpenWindow.until(
        () ->
            !window.run().equals(before)
                && limit.reading().applyAsDouble(window.run().spec()) == value);
  }

  @ParameterizedTest
  @MethodSource({"rates", "laws"})
  void whatIsOutOfRangeIsRefusedInWords(
      Limit limit, List<Object> kinds, String text, double value) {
    choose(kinds.get(0) instanceof Kind ? "optimizer" : "schedule", kinds.get(0));
    double before = inSession(limit);
    window.type(limit.key(), "-3");
    assertTrue(window.reason(limit.key()).contains("Out of range: a"), window.reason(limit.key()));
    assertEquals(before, inSession(limit));
  }
}
