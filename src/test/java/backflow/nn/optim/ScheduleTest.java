package backflow.nn.optim;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void factorsAreThoseOfTorchsSchedulers() {
    JsonNode table = Reference.read("nn/optim/schedules.json").get("schedules");
    assertEquals(4, table.size());
    for (JsonNode row : table) {
      String id = row.get("kind").asText();
      Schedule schedule =
          new Schedule(
              Arrays.stream(Schedule.Kind.values())
                  .filter(kind -> kind.id().equals(id))
                  .findFirst()
                  .orElseThrow(),
              row.path("every").asInt(1),
              row.path("factor").asDouble(1),
              row.path("over").asInt(1),
              row.path("floor").asDouble(0));
      double[] factors = Reference.numbers(row.get("factors"));
      for (int t = 0; t < factors.length; t++) {
        assertClose(factors[t], schedule.factorAt(t), 1e-13, 0, id + " at " + t);
      }
    }
  }

  @Test
  void aConstantRateStays() {
    assertEquals(1, Schedule.CONSTANT.factorAt(0));
    assertEquals(1, Schedule.CONSTANT.factorAt(1_000_000_000_000L));
  }

  @Test
  void theCosineStaysAtItsFloorOnceItHasRunOut() {
    Schedule cosine = new Schedule(Schedule.Kind.COSINE, 1, 1, 10, 0.25);
    assertEquals(1, cosine.factorAt(0));
    assertEquals(0.25, cosine.factorAt(10));
    assertEquals(0.25, cosine.factorAt(1_000_000));
  }

  @Test
  void warmUpReachesTheFullRateAtItsLastStepAndKeepsIt() {
    Schedule warmUp = new Schedule(Schedule.Kind.WARM_UP, 1, 1, 4, 0);
    assertEquals(0.25, warmUp.factorAt(0));
    assertEquals(1, warmUp.factorAt(3));
    assertEquals(1, warmUp.factorAt(4));
  }
}
