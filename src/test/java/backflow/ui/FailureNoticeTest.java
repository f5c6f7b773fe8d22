package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scenes;
import backflow.probe.Event;
import backflow.study.FirstFailure;
import backflow.train.Progress;
import java.util.Objects;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureNoticeTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
  }

  @Test
  void atTheFirstNonFiniteNumberTheRunPausesAndSaysWhatMadeIt() {
    window.fx(() -> window.model.open(Scenes.named("exploding-relu").orElseThrow().spec()));
    OpenWindow.until(
        () ->
            window.model.run() != null
                && window.run().spec().network().depth() == 20
                && window.model.progress().state() == Progress.State.PAUSED);
    window.fx(() -> window.model.play());
    OpenWindow.until(() -> !window.model.progress().stopped().isEmpty());
    OpenWindow.until(() -> window.model.firstFailureProperty().get() != null);
    FirstFailure failure = Objects.requireNonNull(window.model.firstFailureProperty().get());
    long noted =
        window.run().history().events().stream()
            .filter(event -> event.kind() == Event.Kind.NON_FINITE)
            .findFirst()
            .orElseThrow()
            .step();
    assertTrue(Math.abs(noted - failure.step()) <= 1, failure.inWords());
    assertTrue(window.shows("#notice"));
    Label words = window.find("#notice-words", Label.class);
    OpenWindow.until(() -> words.getText().contains(failure.inWords()));
    assertEquals(Progress.State.PAUSED, window.model.progress().state());
  }

  @Test
  void whereRunBFailsFirstTheNoticeSaysSoOfRunB() {
    window.fx(
        () -> {
          window.model.compareWith(Scenes.named("exploding-relu").orElseThrow().spec());
          window.model.play();
        });
    OpenWindow.until(
        () ->
            window.model.progressB() != null
                && !window.model.progressB().stopped().isEmpty()
                && window.model.firstFailureBProperty().get() != null);
    assertEquals("", window.model.progress().stopped());
    FirstFailure failure = Objects.requireNonNull(window.model.firstFailureBProperty().get());
    String words = window.find("#notice-words", Label.class).getText();
    assertTrue(words.startsWith("Run B: paused after step "), words);
    assertTrue(words.contains(failure.inWords()), words);
    assertTrue(window.shows("#notice"));
    window.fx(() -> window.model.closeB());
    OpenWindow.until(() -> !window.shows("#notice"));
  }

  @Test
  void instrumentsArePinnedToABoardOfOnesOwn() {
    window.fx(() -> window.model.pin("loss", true));
    window.fx(() -> window.model.pin("life-map", true));
    OpenWindow.until(() -> window.shows("#tab-custom"));
    window.clickOn("#tab-custom");
    OpenWindow.until(() -> window.shows("#board-custom"));
    assertTrue(window.shows("#board-custom #card-loss"));
    assertTrue(window.shows("#board-custom #card-life-map"));
    window.fx(() -> window.model.pin("loss", false));
    window.fx(() -> window.model.pin("life-map", false));
    OpenWindow.until(() -> window.shows("#board-flow"));
    assertTrue(!window.shows("#tab-custom"));
  }

  @Test
  void everyBoardOpensByItsKeyWithoutAFailedChart() {
    for (int board = backflow.figure.BoardPlans.ALL.size(); board >= 1; board--) {
      String id = backflow.figure.BoardPlans.ALL.get(board - 1).id();
      int number = board;
      long before = window.model.progress().steps();
      window.fx(
          () -> {
            window.mainWindow().showBoard(number);
            window.model.play();
          });
      OpenWindow.until(
          () -> window.shows("#board-" + id) && window.model.progress().steps() > before + 50);
      window.fx(() -> window.model.pause());
      OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
      window.painted();
      assertTrue(
          window.lookup("#board-" + id + " .card-failure").queryAll().stream()
              .noneMatch(node -> node.isVisible()),
          id);
    }
  }
}
