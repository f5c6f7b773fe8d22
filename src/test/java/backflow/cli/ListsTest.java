package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import backflow.lesson.Scenes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What other programs read. */
class ListsTest {
  private static JsonNode json(String... command) throws Exception {
    return new ObjectMapper().readTree(Ran.of(command).fine().out());
  }

  private static List<String> all(JsonNode list, String key) {
    List<String> values = new ArrayList<>();
    list.forEach(one -> values.add(one.get(key).asText()));
    return values;
  }

  @Test
  void scenesAreListedAsJson() throws Exception {
    JsonNode list = json("scenes", "--json");
    assertEquals(Scenes.ids(), all(list, "id"));
    assertEquals(Scenes.first().title(), list.get(0).get("title").asText());
    assertEquals(Scenes.first().spec().view().at(), list.get(0).get("at").asInt());
    assertFalse(all(list, "name").contains(""));
  }

  @Test
  void chartsAreListedAsJson() throws Exception {
    JsonNode list = json("charts", "--json");
    assertEquals(Figures.all().stream().map(Instrument::id).toList(), all(list, "id"));
    assertTrue(all(list, "board").contains("flow"));
    assertFalse(all(list, "question").contains(""));
  }

  @Test
  void theReferenceCasesAreReportedAsJson() throws Exception {
    JsonNode list = json("verify", "--json", "--tensors");
    assertTrue(list.size() > 20, list::toString);
    for (JsonNode one : list) {
      assertTrue(one.has("skipped") || one.get("passes").asBoolean(), one::toString);
      assertTrue(one.has("skipped") || !one.get("errors").isEmpty(), one::toString);
    }
    assertFalse(json("verify", "--json").get(0).has("errors"));
  }
}
