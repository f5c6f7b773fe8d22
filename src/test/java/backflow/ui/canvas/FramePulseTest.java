package backflow.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Frames are told one by one, of a scene without a window. */
final class FramePulseTest {
  private final List<String> painted = new ArrayList<>();
  private final FramePulse pulse = new FramePulse();
  private final ChartCanvas first = canvas("first");
  private final ChartCanvas second = canvas("second");
  private long now;

  @BeforeAll
  static void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private ChartCanvas canvas(String name) {
    ChartCanvas canvas = new ChartCanvas((pen, width, height) -> painted.add(name));
    canvas.setPrefSize(100, 80);
    return canvas;
  }

  private void open() {
    HBox box = new HBox(first, second);
    new Scene(box, 200, 80);
    box.applyCss();
    box.layout();
    pulse.paint(first);
    pulse.paint(second);
    frame();
    assertTrue(painted.containsAll(List.of("first", "second")), "sized just now: " + painted);
  }

  private List<String> frame() {
    painted.clear();
    now += 16_000_000L;
    pulse.handle(now);
    return List.copyOf(painted);
  }

  private static void onUiThread(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }

  @Test
  void whatHasNotChangedIsNotPainted() {
    onUiThread(
        () -> {
          open();
          assertEquals(List.of(), frame());
          assertFalse(pulse.hasWork());
          second.repaint();
          assertTrue(pulse.hasWork());
          assertEquals(List.of("second"), frame());
        });
  }

  @Test
  void besideWhatTheUserWaitsForTheRestStandsBackForOneFrameOnly() {
    onUiThread(
        () -> {
          open();
          frame();
          for (int i = 0; i < 4; i++) {
            first.repaintSoon();
            second.repaint();
            assertEquals(List.of("first"), frame());
            first.repaintSoon();
            assertEquals(List.of("first", "second"), frame());
          }
        });
  }

  @Test
  void whatIsHiddenWaitsUntilItIsSeen() {
    onUiThread(
        () -> {
          open();
          second.setVisible(false);
          second.repaintSoon();
          assertEquals(List.of(), frame());
          second.setVisible(true);
          assertEquals(List.of("second"), frame());
        });
  }

  @Test
  void askersAreAskedBeforeAnythingIsPainted() {
    onUiThread(
        () -> {
          open();
          Runnable asker =
              () -> {
                painted.add("asked");
                first.repaint();
              };
          pulse.ask(asker);
          assertEquals(List.of("asked", "first"), frame());
          pulse.forget(asker);
          assertEquals(List.of(), frame());
        });
  }
}
