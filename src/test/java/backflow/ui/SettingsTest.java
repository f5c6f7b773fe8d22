package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.Limit;
import backflow.train.Limits;
import backflow.train.LossChoice;
import backflow.train.OptimizerSpec.Kind;
import backflow.train.Run;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every control changes the running or the restarted experiment; bad input is refused in words. */
final class SettingsTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
  }

  static Stream<Arguments> restarting() {
    return Stream.of(
        Arguments.of(Limits.SAMPLES, "128", 128),
        Arguments.of(Limits.NOISE, "0.2", 0.2),
        Arguments.of(Limits.ARMS, "3", 3),
        Arguments.of(Limits.TEST_SHARE, "0.5", 0.5),
        Arguments.of(Limits.DEPTH, "5", 5),
        Arguments.of(Limits.WIDTH, "7", 7),
        Arguments.of(Limits.DROPOUT, "0.1", 0.1),
        Arguments.of(Limits.GAIN, "1.5", 1.5),
        Arguments.of(Limits.BIAS, "-0.5", -0.5),
        Arguments.of(Limits.BATCH_SIZE, "16", 16));
  }

  static Stream<Arguments> live() {
    return Stream.of(
        Arguments.of(Limits.LEARNING_RATE, "0.02", 0.02),
        Arguments.of(Limits.MOMENTUM, "0.9", 0.9),
        Arguments.of(Limits.WEIGHT_DECAY, "1e-4", 1e-4));
  }

  private static double now(Limit limit) {
    return limit.reading().applyAsDouble(window.model.spec());
  }

  private static double ofRun(Limit limit) {
    return limit.reading().applyAsDouble(window.run().spec());
  }

  private static void type(String key, String text) {
    window.type(key, text);
  }

  private static String reason(String key) {
    return window.reason(key);
  }

  @ParameterizedTest
  @MethodSource("restarting")
  void aSettingOfTheStartRestartsFromTheSameSeed(Limit limit, String text, double value) {
    Run before = window.run();
    long seed = before.spec().seed();
    type(limit.key(), text);
    assertEquals(value, now(limit));
    OpenWindow.until(() -> !window.run().equals(before) && ofRun(limit) == value);
    assertEquals(seed, window.run().spec().seed());
  }

  @ParameterizedTest
  @MethodSource("live")
  void aLiveSettingChangesTheRunAsItGoesOn(Limit limit, String text, double value) {
    Run before = window.run();
    window.fx(window.model::step);
    OpenWindow.until(() -> window.model.progress().steps() == 1);
    type(limit.key(), text);
    OpenWindow.until(
        () ->
            limit.reading().applyAsDouble(window.model.sessionSpec()) == value
                && window.model.progress().steps() == 1);
    assertSame(before, window.run());
  }

  @ParameterizedTest
  @MethodSource({"restarting", "live"})
  void whatIsOutOfRangeIsRefusedInWords(Limit limit, String text, double value) {
    double before = now(limit);
    type(limit.key(), "1e99");
    assertEquals(before, now(limit));
    assertTrue(reason(limit.key()).contains("Out of range: a"), reason(limit.key()));
    assertTrue(
        window
            .lookup("#row-" + limit.key())
            .query()
            .getPseudoClassStates()
            .contains(PseudoClass.getPseudoClass("refused")));
    type(limit.key(), "many");
    assertTrue(reason(limit.key()).contains("Not a number"), reason(limit.key()));
    type(limit.key(), text);
    assertEquals("", reason(limit.key()));
    assertEquals(value, now(limit));
  }

  @ParameterizedTest
  @MethodSource({"restarting", "live"})
  void theSliderDoesWhatTheFieldDoes(Limit limit, String text, double value) {
    Slider slider = window.find("#slider-" + limit.key(), Slider.class);
    double before = now(limit);
    window.fx(() -> slider.setValue(0.83));
    double slid = now(limit);
    assertTrue(limit.allows(slid) && slid != before, limit.key() + " " + slid);
    TextField field = window.find("#field-" + limit.key(), TextField.class);
    assertFalse(field.getText().isBlank());
    type(limit.key(), field.getText());
    assertEquals(slid, now(limit), 1e-5 * Math.abs(slid));
  }

  static Stream<Arguments> choices() {
    return Stream.of(
        choice("set", List.of(DataSet.MOONS, DataSet.SINE, DataSet.GLYPHS), s -> s.data().set()),
        choice("activation", List.of("relu", "prelu"), s -> s.network().activations().get(0)),
        choice(
            "normalization",
            List.of(Normalization.LAYER, Normalization.BATCH),
            s -> s.network().normalization()),
        choice("residual", List.of(Residual.SCALED, Residual.PLAIN), s -> s.network().residual()),
        choice("scheme", List.of(Scheme.values()), s -> s.network().initializer().scheme()),
        choice(
            "loss",
            List.of(LossChoice.CROSS_ENTROPY, LossChoice.MSE, LossChoice.AUTO),
            s -> s.training().loss()),
        choice(
            "optimizer",
            List.of(Kind.RMSPROP, Kind.ADAGRAD, Kind.ADAM, Kind.ADAMW),
            s -> s.training().optimizer().kind()),
        choice(
            "schedule",
            List.of(
                Schedule.Kind.STEP,
                Schedule.Kind.EXPONENTIAL,
                Schedule.Kind.COSINE,
                Schedule.Kind.WARM_UP),
            s -> s.training().schedule().kind()));
  }

  private static <T> Arguments choice(
      String key, List<T> values, Function<ExperimentSpec, T> reading) {
    return Arguments.of(key, values, reading);
  }

  @ParameterizedTest
  @MethodSource("choices")
  @SuppressWarnings("unchecked")
  void aChoiceRestartsWithIt(String key, List<Object> values, Function<ExperimentSpec, Object> of) {
    ComboBox<Object> box = window.find("#choice-" + key, ComboBox.class);
    for (Object value : values) {
      window.fx(() -> box.setValue(value));
      assertEquals(value, of.apply(window.model.spec()), () -> reason(key));
      OpenWindow.until(
          () ->
              window.run().spec().equals(window.model.spec())
                  && value.equals(of.apply(window.run().spec())));
    }
  }

  @Test
  void clippingIsLive() {
    Run before = window.run();
    window.clickOn("#segments-clipping-1");
    assertEquals(Clipping.Mode.NORM, window.model.spec().training().clipping().mode());
    type("threshold", "0.5");
    OpenWindow.until(
        () ->
            window
                .model
                .sessionSpec()
                .training()
                .clipping()
                .equals(new Clipping(Clipping.Mode.NORM, 0.5)));
    assertSame(before, window.run());
  }

  @Test
  void eachSchemeShowsItsOwnNumber() {
    @SuppressWarnings("unchecked")
    ComboBox<Scheme> box = window.find("#choice-scheme", ComboBox.class);
    window.fx(() -> box.setValue(Scheme.SCALED_NORMAL));
    assertTrue(window.shows("#row-K") && !window.shows("#row-std"));
    type("K", "2");
    assertEquals(2, window.model.spec().network().initializer().k());
    window.fx(() -> box.setValue(Scheme.NORMAL));
    assertTrue(window.shows("#row-std") && !window.shows("#row-K"));
    window.fx(() -> box.setValue(Scheme.UNIFORM));
    assertTrue(window.shows("#row-bound"));
    window.fx(() -> box.setValue(Scheme.CONSTANT));
    assertTrue(window.shows("#row-value"));
  }

  @Test
  void widthsMayBeAList() {
    window.clickOn("#widths-as-list");
    type("widths", "8, 6, 4, 2");
    assertEquals(List.of(8, 6, 4, 2), window.model.spec().network().widths());
    type("widths", "8, many");
    assertTrue(reason("widths").startsWith("Whole numbers"), reason("widths"));
    assertEquals(List.of(8, 6, 4, 2), window.model.spec().network().widths());
    type("widths", "8, 6, 4, 2");
    window.clickOn("#widths-as-number");
    assertEquals(List.of(8, 8, 8, 8), window.model.spec().network().widths());
  }

  @Test
  void everyLayerMayHaveItsOwnActivation() {
    @SuppressWarnings("unchecked")
    ComboBox<String> box = window.find("#choice-activation", ComboBox.class);
    window.fx(() -> box.setValue("per layer"));
    type("activations", "relu, tanh, sigmoid");
    assertEquals(List.of("relu", "tanh", "sigmoid"), window.model.spec().network().activations());
    type("activations", "relu, tanh");
    assertTrue(reason("activations").contains("3 hidden layers"), reason("activations"));
    type("activations", "relu, tanh, relo");
    assertTrue(reason("activations").contains("relu"), reason("activations"));
    type("depth", "4");
    assertEquals(
        List.of("relu", "tanh", "sigmoid", "sigmoid"), window.model.spec().network().activations());
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedBesideTheControl() {
    @SuppressWarnings("unchecked")
    ComboBox<Normalization> box = window.find("#choice-normalization", ComboBox.class);
    window.fx(() -> box.setValue(Normalization.BATCH));
    type("batchSize", "1");
    assertEquals(32, window.model.spec().training().batchSize());
    assertTrue(reason("batchSize").contains("variance"), reason("batchSize"));
  }

  @Test
  void aSeedIsAWholeNumber() {
    type("seed", "7");
    assertEquals(7, window.model.spec().seed());
    type("seed", "7.5");
    assertEquals(7, window.model.spec().seed());
    assertTrue(reason("seed").startsWith("A whole number"), reason("seed"));
  }

  @Test
  void settingsAreUndoneAndRedone() {
    ExperimentSpec first = window.model.spec();
    type("depth", "5");
    type("learningRate", "0.5");
    ExperimentSpec last = window.model.spec();
    window.clickOn("#board-flow");
    window.push(KeyCode.CONTROL, KeyCode.Z);
    window.push(KeyCode.CONTROL, KeyCode.Z);
    assertEquals(first, window.model.spec());
    assertEquals("3", window.find("#field-depth", TextField.class).getText());
    window.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    window.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertEquals(last, window.model.spec());
  }

  @Test
  void aFailedRunSaysWhyAndCanBeUndone() {
    Run before = window.run();
    window.fx(
        () ->
            window.model.edit(
                "file",
                spec ->
                    spec.withData(new DataSpec(DataSet.CSV, 8, 0, 0, 2, "/nowhere/no.csv", null))));
    OpenWindow.until(() -> window.shows("#notice-undo"));
    assertTrue(window.find("#notice-words", Label.class).getText().contains("no.csv"));
    window.clickOn("#notice-undo");
    OpenWindow.until(() -> !window.shows("#notice"));
    assertNotSame(before, window.run());
  }

  @Test
  void theFooterNamesTheSeedThatARestartUses() {
    type("seed", "99");
    assertEquals("restarts from seed 99", window.find("#column-footer", Label.class).getText());
  }
}
