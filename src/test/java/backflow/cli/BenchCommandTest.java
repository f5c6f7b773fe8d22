package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.bench.Workload;
import backflow.math.KernelChoice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void everyKernelIsMeasuredWithAndWithoutStatistics() throws IOException {
    Path file = folder.resolve("b.json");
    Ran ran = Ran.of("bench", "--workloads", "W1", "--seconds", "0.02", "--json", file.toString());
    int settings = 4 * KernelChoice.available().size();
    List<String> lines = ran.fine().out().lines().toList();
    assertEquals("W1: 10 x 16, batch 32", lines.get(0));
    assertEquals(2 + settings, lines.size());
    assertTrue(lines.stream().skip(2).allMatch(line -> line.endsWith(" ok")), ran.out());
    JsonNode all = new JsonMapper().readTree(file.toFile());
    assertEquals(settings, all.size());
    for (int i = 0; i < settings; i++) {
      JsonNode one = all.get(i);
      assertEquals("W1", one.get("workload").asText());
      assertTrue(KernelChoice.available().contains(one.get("kernel").asText()));
      assertEquals(i < settings / 2 ? 1 : 2, one.get("threads").intValue());
      assertTrue(one.get("statistics").isBoolean());
      double rate = one.get("stepsPerSecond").doubleValue();
      assertEquals(rate * 449_536 / 1e9, one.get("gflops").doubleValue(), 1e-12 * rate);
      assertTrue(one.get("bytesPerStep").isNumber());
      assertEquals(
          Workload.W1.lossAfter20(), one.get("lossAfter20").doubleValue(), Workload.TOLERANCE);
      assertEquals(all.get(0).get("lossAfter20"), one.get("lossAfter20"));
    }
  }

  @Test
  void theNumberOfThreadsCanBeNamed() {
    String name = KernelChoice.THREADS;
    String[] words = {"bench", "--workloads", "W1", "--seconds", "0.01", "--threads", "2"};
    assertEquals(Set.of("2"), threads(Ran.of(words)));
    String before = System.setProperty(name, "1");
    try {
      assertEquals(Set.of("2"), threads(Ran.of(words)));
      assertEquals(Set.of("1"), threads(Ran.of(Arrays.copyOf(words, 5))));
    } finally {
      Properties.restore(name, before);
    }
  }

  private static Set<String> threads(Ran ran) {
    return ran.fine()
        .out()
        .lines()
        .skip(2)
        .map(line -> line.strip().split(" +")[1])
        .collect(Collectors.toSet());
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeMeasuring() {
    assertEquals(
        folder + ": is not a regular file", Ran.of("bench", "--json", folder.toString()).refusal());
  }
}
