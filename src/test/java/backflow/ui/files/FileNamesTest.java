package backflow.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "lecture, lecture.backflow.json",
    "lecture.backflow, lecture.backflow.backflow.json",
    "lecture.json, lecture.json",
    "LECTURE.BACKFLOW.JSON, LECTURE.BACKFLOW.JSON",
    "week 7.2, week 7.2.backflow.json"
  })
  void aNameGetsTheEndingOfExperiments(String typed, String name) {
    assertEquals(Path.of("x", name), FileNames.complete(Path.of("x", typed)));
  }

  @ParameterizedTest
  @CsvSource({
    "lecture 3.backflow.json, lecture 3",
    "A.Backflow.JSON, A",
    "a.json, a",
    ".json, .json",
    "no-ending, no-ending"
  })
  void anExperimentIsCalledLikeItsFile(String name, String stem) {
    assertEquals(stem, FileNames.stem(Path.of("x", name)));
  }

  @ParameterizedTest
  @CsvSource({
    "Vanishing sigmoid, vanishing-sigmoid.backflow.json",
    "'Tanh, gain 5/3', tanh-gain-5-3.backflow.json",
    "Übung §1, ubung-1.backflow.json",
    "'../..', experiment.backflow.json",
    "'', experiment.backflow.json"
  })
  void aFileIsCalledLikeItsExperiment(String name, String file) {
    assertEquals(file, FileNames.of(name));
  }

  @Test
  void theHomeFolderIsSaidShort() {
    String home = System.getProperty("user.home");
    Path inside = Path.of(home, "courses", "a.json");
    assertEquals("~" + Path.of("/courses"), FileNames.folder(inside));
    assertEquals(Path.of(home + "x").toString(), FileNames.folder(Path.of(home + "x", "a.json")));
  }
}
