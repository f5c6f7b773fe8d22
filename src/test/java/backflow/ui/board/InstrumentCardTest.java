package backflow.ui.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Pen;
import backflow.chart.Theme;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class InstrumentCardTest {
  private Stage stage;
  private InstrumentCard card;
  private boolean broken = true;

  /** Fails as long as it is told to. */
  private final class Fragile implements Figure {
    @Override
    public void draw(Pen pen, Readings readings, Look look, Focus focus) {
      if (broken) {
        throw new IllegalStateException("no ink");
      }
      pen.clear(look.theme().card());
    }

    @Override
    public Hit hit(double x, double y) {
      return Hit.NONE;
    }

    @Override
    public void forget() {}
  }

  @BeforeEach
  void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    card = WaitForAsyncUtils.waitForAsyncFx(10_000, this::show);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.hideStage();
  }

  private InstrumentCard show() {
    Instrument instrument =
        new Instrument(
            "fragile",
            "Fragile",
            "flow",
            new Instrument.Help("?", "so", "not so"),
            false,
            "",
            Needs.SNAPSHOT,
            List.of(),
            Fragile::new);
    InstrumentCard made =
        new InstrumentCard(
            instrument,
            new InstrumentCard.Source(
                new Readings(),
                (width, height) -> Look.of(Theme.LIGHT, width, height),
                () -> Focus.LIVE,
                knobs -> {}));
    stage.setScene(new Scene(made, 300, 200));
    stage.show();
    made.applyCss();
    made.layout();
    return made;
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          action.run();
          return true;
        });
  }

  @Test
  void aFailureIsSaidInTheCardAndForgivenWithTheNextRun() {
    Node words = card.lookup(".card-failure");
    fx(() -> card.canvas().paint());
    assertTrue(words.isVisible());
    assertEquals(
        "This chart could not be drawn; training goes on.\nIllegalStateException: no ink",
        ((Labeled) words).getText());
    broken = false;
    fx(card::forget);
    fx(() -> card.canvas().paint());
    assertFalse(words.isVisible());
    assertTrue(card.canvas().isVisible());
  }
}
