package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.bench.Workload;
import backflow.math.KernelChoice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void everyKernelIsMeasuredWithAndWithoutStatistics() throws IOException {
    Path file = folder.resolve("b.json");
    Ran ran = Ran.of("bench", "--workloads", "W1", "--seconds", "0.02", "--json", file.toString());
    int settings = 2 * KernelChoice.available().size();
    List<String> lines = ran.fine().out().lines().toList();
    assertEquals("W1: 10 x 16, batch 32", lines.get(0));
    assertEquals(2 + settings, lines.size());
    assertTrue(lines.stream().skip(2).allMatch(line -> line.endsWith(" ok")), ran.out());
    JsonNode all = new JsonMapper().readTree(file.toFile());
    assertEquals(settings, all.size());
    for (JsonNode one : all) {
      assertEquals("W1", one.get("workload").asText());
      assertTrue(KernelChoice.available().contains(one.get("kernel").asText()));
      assertEquals(1, one.get("threads").intValue());
      assertTrue(one.get("statistics").isBoolean());
      double rate = one.get("stepsPerSecond").doubleValue();
      assertEquals(rate * 449_536 / 1e9, one.get("gflops").doubleValue(), 1e-12 * rate);
      assertTrue(one.get("bytesPerStep").isNumber());
      assertEquals(
          Workload.W1.lossAfter20(), one.get("lossAfter20").doubleValue(), Workload.TOLERANCE);
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeMeasuring() {
    assertEquals(
        folder + ": is not a regular file", Ran.of("bench", "--json", folder.toString()).refusal());
  }
}
