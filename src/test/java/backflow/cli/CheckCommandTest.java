package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String NETWORK =
      """
      {"backflow": 1, "name": "Small", "data": {"samples": 32},
       "network": {"hidden": {"depth": %d, "width": 4}, "activation": "tanh",
                   "initializer": {"scheme": "he-normal", "gain": %s}}}
      """;

  @TempDir Path folder;

  private String experiment(int depth, String gain) throws IOException {
    Path file = folder.resolve("e.backflow.json");
    Files.writeString(file, String.format(NETWORK, depth, gain));
    return file.toString();
  }

  private static JsonNode json(Ran ran) throws IOException {
    return new JsonMapper().readTree(ran.out());
  }

  @Test
  void aRightGradientIsCalledRightTensorByTensor() throws IOException {
    List<String> lines = Ran.of("check", experiment(2, "1")).fine().out().lines().toList();
    assertTrue(lines.get(0).startsWith("Small: loss 0."), lines.get(0));
    assertEquals("right", lines.get(lines.size() - 1));
    List<String> tensors = lines.stream().skip(2).map(line -> line.split(" ")[0]).toList();
    assertEquals(List.of("W1", "b1", "W2", "b2", "W3", "b3", "all", "right"), tensors);
    assertTrue(lines.get(8).matches("all +37 +37 +\\d\\.\\de-\\d\\d .*"), lines.get(8));
  }

  @Test
  void aGradientThatIsNotFiniteCannotBeCheckedAndIsNotCalledWrong() throws IOException {
    Path file = Path.of(experiment(300, "100"));
    Files.writeString(file, Files.readString(file).replace("\"tanh\"", "\"identity\""));
    Ran ran = Ran.of("check", file.toString(), "--sample", "601");
    assertEquals(Main.FAILED, ran.code(), ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("not finite"), ran.err());
    assertTrue(ran.out().endsWith("not finite" + System.lineSeparator()), ran.out());
  }

  @Test
  void jsonSaysTheSameAsTheTable() throws IOException {
    JsonNode all = json(Ran.of("check", experiment(2, "1"), "--json").fine());
    assertEquals("Small", all.get("experiment").asText());
    assertTrue(all.get("passes").booleanValue());
    assertEquals(37, all.get("parameters").intValue());
    assertEquals(37, all.get("checked").intValue());
    assertEquals(6e-6, all.get("epsilon").doubleValue());
    assertTrue(all.get("maxRelativeError").doubleValue() < 1e-6);
    assertEquals(6, all.get("tensors").size());
    assertEquals("W1", all.get("tensors").get(0).get("tensor").asText());
    int counted = 0;
    for (JsonNode count : all.get("bands")) {
      counted += count.intValue();
    }
    assertEquals(37, counted);
  }

  @Test
  void oneSidedDifferencesErrMore() throws IOException {
    String file = experiment(2, "1");
    double centred = json(Ran.of("check", file, "--json")).get("normForm").doubleValue();
    JsonNode other = json(Ran.of("check", file, "--json", "--scheme", "one-sided").fine());
    assertEquals("one-sided", other.get("scheme").asText());
    assertTrue(other.get("normForm").doubleValue() > 10 * centred);
  }

  @Test
  void epsilonAndSampleAreObeyed() throws IOException {
    String[] words = {"check", experiment(2, "1"), "--json", "--epsilon", "1e-3", "--sample", "12"};
    JsonNode all = json(Ran.of(words).fine());
    assertEquals(1e-3, all.get("epsilon").doubleValue());
    assertEquals(37, all.get("parameters").intValue());
    assertTrue(all.get("checked").intValue() <= 12);
    for (JsonNode tensor : all.get("tensors")) {
      assertTrue(tensor.get("checked").intValue() >= 1);
    }
  }

  @Test
  void theSmallestEpsilonIsThatOfTheFigure() {
    String[] words = {"check", "check-epsilon", "--epsilon", "1e-13", "--sample", "12"};
    assertTrue(Ran.of(words).fine().out().contains("epsilon 1e-13"));
  }

  @Test
  void inSinglePrecisionEpsilonIsLargerAndTheLimitToo() {
    String single = Ran.of("check", "he-relu", "--sample", "50", "--precision", "float32").out();
    assertTrue(single.contains("epsilon 0.005") && single.contains("in float32"), single);
    String json =
        Ran.of("check", "he-relu", "--sample", "50", "--precision", "float16", "--json").out();
    assertTrue(json.contains("\"precision\" : \"float16\""), json);
  }
}
