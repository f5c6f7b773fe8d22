package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.LayerQuantity;
import backflow.train.ExperimentSpec;
import backflow.train.SpecJson;
import backflow.train.TextSpec;
import backflow.train.ViewSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenesTest {
  private static final Path FOLDER = Path.of("assets/scenes");

  static List<String> ids() {
    return Scenes.ids();
  }

  @Test
  void theFirstSceneIsTheVanishingSigmoid() {
    ExperimentSpec spec = Scenes.first().spec();
    assertEquals("vanishing-sigmoid", Scenes.first().id());
    assertTrue(spec.sameRun(ExperimentSpec.DEFAULT));
    assertEquals(new ViewSpec(200, "flow"), spec.view());
  }

  @Test
  void theIndexListsEveryFileOnce() throws IOException {
    Set<String> files = new HashSet<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SpecJson.EXTENSION))
          .forEach(name -> files.add(name.replace(SpecJson.EXTENSION, "")));
    }
    assertEquals(files, new HashSet<>(Scenes.ids()));
    assertEquals(files.size(), Scenes.ids().size());
    assertEquals(Scenes.ids(), Scenes.all().stream().map(Scene::id).toList());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everySceneSaysWhatItIsInOneLineEach(String id) {
    Scene scene = Scenes.named(id).orElseThrow();
    for (String line :
        List.of(scene.name(), scene.title(), scene.watch(), scene.question(), scene.explain())) {
      assertFalse(line.isBlank());
      assertTrue(line.length() <= 130, line);
    }
    assertTrue(scene.question().contains("?"));
    assertFalse(scene.finding().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyQuestionHasShortAnswersOfWhichOneIsRight(String id) {
    Scene scene = Scenes.named(id).orElseThrow();
    assertTrue(scene.answers().size() >= 2);
    assertEquals(scene.answers().size(), new HashSet<>(scene.answers()).size());
    scene.answers().forEach(answer -> assertTrue(answer.length() <= 60, answer));
    assertTrue(scene.answer() >= 1 && scene.answer() <= scene.answers().size());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theRightOneOfTheEndsIsWhereTheCurveEnds(String id) {
    TextSpec text = Scenes.named(id).orElseThrow().spec().text();
    if (text.ends().isEmpty()) {
      return;
    }
    double measured = Watched.opened(id).at(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1);
    for (int i = 0; i < text.ends().size(); i++) {
      double off = Math.abs(StrictMath.log10(text.ends().get(i) / measured));
      String answer = text.answers().get(i) + ", measured " + measured;
      assertEquals(i == text.answer() - 1, off < 0.5, answer);
      assertTrue(i == text.answer() - 1 || off > 1.5, answer);
    }
  }

  @Test
  void noTwoScenesSayTheSame() {
    List<Scene> all = Scenes.all();
    assertTrue(all.size() >= 24);
    assertEquals(all.size(), all.stream().map(Scene::name).distinct().count());
    assertEquals(all.size(), all.stream().map(Scene::title).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyFileIsLaidOutAsItWouldBeWritten(String id) throws IOException {
    String text = Files.readString(FOLDER.resolve(id + SpecJson.EXTENSION));
    assertEquals(SpecJson.toText(Scenes.named(id).orElseThrow().spec()), text);
  }

  @Test
  void aTypoFindsTheNearestScene() {
    assertEquals(Optional.empty(), Scenes.named("vanishing-sigmod"));
    assertEquals(Optional.of("vanishing-sigmoid"), Scenes.nearest("vanishing-sigmod"));
    assertEquals(Optional.of("he-relu"), Scenes.nearest("He ReLU"));
    assertEquals(Optional.empty(), Scenes.nearest("photosynthesis of plants"));
  }
}
