package backflow.ui;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that share one window, open on a small experiment and paused at its start. */
abstract class WindowTest {
  static OpenWindow window;

  @BeforeAll
  static void open() throws TimeoutException {
    window = OpenWindow.small();
  }

  @AfterAll
  static void close() throws TimeoutException {
    window.close();
  }
}
