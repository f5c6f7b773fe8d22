package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowBenchTest {
  @Test
  void whatTheWindowMeasuredIsPrinted() {
    List<String> lines = Ran.of("bench", "--ui", "--seconds", "7").fine().out().lines().toList();
    assertTrue(lines.get(0).contains("longest stall ms"), lines.get(0));
    assertTrue(lines.get(1).matches("flow +60\\.0 +16\\.7 +17\\.5 +9\\.\\d +18\\.0 +7000"));
  }

  @Test
  void andWrittenForPrograms(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ui.json");
    Ran.of("bench", "--ui", "--json", file.toString()).fine();
    JsonNode one = new ObjectMapper().readTree(file.toFile()).get(0);
    assertEquals("flow", one.get("board").asText());
    assertEquals(9.25, one.get("longestStallMillis").asDouble());
  }
}
