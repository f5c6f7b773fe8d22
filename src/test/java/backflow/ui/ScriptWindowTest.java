package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.export.pytorch.PyTorchScript;
import backflow.train.ExperimentSpec;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment as a PyTorch script, in its window. */
final class ScriptWindowTest extends WindowTest {
  @TempDir Path folder;

  @BeforeEach
  void reset() {
    window.reset();
  }

  @AfterEach
  void leave() {
    window.fx(() -> window.mainWindow().script().close());
  }

  private static void show() {
    window.fx(() -> window.mainWindow().showScript());
  }

  private static void await() {
    OpenWindow.until(() -> !copy().isDisabled());
  }

  private static Button copy() {
    return window.find("#script-copy", Button.class);
  }

  private static String status() {
    return window.find("#script-status", Label.class).getText();
  }

  private static String expected() {
    Setup setup = Setup.of(window.run().spec());
    return PyTorchScript.of(setup, step -> {}, () -> false).text();
  }

  @Test
  void theScriptOfTheExperimentIsShownAndCopiedWhole() {
    show();
    await();
    String shown = window.find("#script-text", TextArea.class).getText();
    String whole = expected();
    assertEquals(whole.lines().findFirst(), shown.lines().findFirst());
    assertTrue(shown.contains("def network():"));
    assertTrue(shown.contains(" more such lines, which Copy and Save hold."));
    window.fx(() -> copy().fire());
    window.fx(() -> assertEquals(whole, Clipboard.getSystemClipboard().getString()));
    assertEquals("Copied: " + whole.lines().count() + " lines.", status());
  }

  @Test
  void savingWritesTheWholeScriptAndSaysWhere() throws Exception {
    Path file = folder.resolve("mine.py");
    window.fx(() -> window.mainWindow().script().askWith((owner, name) -> file));
    show();
    await();
    window.fx(() -> window.find("#script-save", Button.class).fire());
    OpenWindow.until(() -> status().equals("Saved as " + file + "."));
    assertEquals(expected(), Files.readString(file));
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Path file = folder.resolve("no").resolve("mine.py");
    window.fx(() -> window.mainWindow().script().askWith((owner, name) -> file));
    show();
    await();
    window.fx(() -> window.find("#script-save", Button.class).fire());
    OpenWindow.until(() -> status().endsWith("cannot be written: the folder does not exist"));
    assertFalse(Files.exists(file));
  }

  @Test
  void dropoutIsRefusedInWords() {
    ExperimentSpec spec = OpenWindow.smallSpec();
    NetworkSpec n = spec.network();
    NetworkSpec dropping =
        new NetworkSpec(
            n.widths(), n.activations(), n.initializer(), n.normalization(), n.residual(), 0.5);
    window.fx(() -> window.model.open(spec.withNetwork(dropping)));
    show();
    OpenWindow.until(() -> status().startsWith("network.dropout is 0.5: "));
    assertTrue(copy().isDisabled());
    assertTrue(window.find("#script-save", Button.class).isDisabled());
  }

  @Test
  void escapeCloses() {
    show();
    OpenWindow.until(
        () ->
            window.shows("#script")
                && window.find("#script", Node.class).getScene().getWindow().isFocused());
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(
        () -> window.listWindows().stream().noneMatch(w -> w.getScene().lookup("#script") != null));
  }

  @Test
  void theFileMenuOpensIt() {
    MenuButton menu = window.find("#file-menu", MenuButton.class);
    window.fx(menu::show);
    OpenWindow.until(() -> entry(menu).isPresent());
    window.fx(() -> entry(menu).orElseThrow().fire());
    window.fx(menu::hide);
    OpenWindow.until(() -> window.shows("#script"));
  }

  private static Optional<MenuItem> entry(MenuButton menu) {
    return menu.getItems().stream()
        .filter(item -> "PyTorch script…".equals(item.getText()))
        .findFirst();
  }
}
