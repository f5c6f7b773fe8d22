package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.train.ExperimentSpec;
import backflow.ui.editor.CsvRow;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that learns from a file of the user's. */
final class CsvFileTest extends WindowTest {
  @TempDir Path folder;

  @BeforeEach
  void reset() {
    window.reset();
  }

  private File file(String name) throws IOException {
    StringBuilder csv = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i % 7).append(',').append(i % 5).append(',').append(i % 2 == 0 ? "x" : "y");
      csv.append('\n');
    }
    return Files.writeString(folder.resolve(name), csv).toFile();
  }

  /** What the dialog will answer. */
  private static void answer(@Nullable File file) {
    CsvRow row = (CsvRow) window.mainWindow().column().row("file");
    window.fx(() -> row.askWith(owner -> file));
  }

  @SuppressWarnings("unchecked")
  private static void chooseCsv() {
    ComboBox<DataSet> sets = window.find("#choice-set", ComboBox.class);
    window.fx(() -> sets.setValue(DataSet.CSV));
  }

  private static Button button() {
    return window.find("#choose-file", Button.class);
  }

  @Test
  void choosingCsvAsksForTheFileAndLearnsFromIt() throws Exception {
    File first = file("first.csv");
    answer(first);
    chooseCsv();
    OpenWindow.until(() -> window.run().spec().data().set() == DataSet.CSV);
    assertEquals(first.getAbsolutePath(), window.run().spec().data().file());
    OpenWindow.until(() -> button().getText().equals("first.csv"));
    assertTrue(window.shows("#row-file"));
    assertEquals(2, window.run().facts().classes());
  }

  @Test
  void theButtonAsksForAnother() throws Exception {
    answer(file("first.csv"));
    chooseCsv();
    File second = file("second.csv");
    answer(second);
    window.fx(button()::fire);
    OpenWindow.until(() -> second.getAbsolutePath().equals(window.run().spec().data().file()));
    assertEquals("second.csv", button().getText());
  }

  @Test
  void aDialogThatIsClosedChangesNothing() {
    ExperimentSpec before = window.model.spec();
    answer(null);
    chooseCsv();
    assertEquals(before, window.model.spec());
    assertEquals("", window.reason("set"));
    assertFalse(window.shows("#row-file"));
  }

  @Test
  void aFileThatIsGoneIsSaidInWords() throws Exception {
    File gone = file("gone.csv");
    Files.delete(gone.toPath());
    answer(gone);
    chooseCsv();
    OpenWindow.until(() -> window.model.progress().message().contains("gone.csv"));
  }
}
