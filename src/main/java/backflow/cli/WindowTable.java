package backflow.cli;

import backflow.bench.WindowMeasurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code bench --ui} prints. */
final class WindowTable {
  private WindowTable() {}

  static TextTable of(List<WindowMeasurement> measurements) {
    TextTable table =
        new TextTable(
            "board",
            "frames/s",
            "median ms",
            "99 % ms",
            "longest stall ms",
            "longest pointer ms",
            "steps/s");
    for (WindowMeasurement m : measurements) {
      table.add(
          m.board(),
          Numbers.fixed(m.framesPerSecond(), 1),
          Numbers.fixed(m.medianFrameMillis(), 1),
          Numbers.fixed(m.p99FrameMillis(), 1),
          Numbers.fixed(m.longestStallMillis(), 1),
          Numbers.fixed(m.longestPointerMillis(), 1),
          Numbers.fixed(m.stepsPerSecond(), 0));
    }
    return table;
  }

  static List<Map<String, Object>> json(List<WindowMeasurement> measurements) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (WindowMeasurement m : measurements) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("board", m.board());
      one.put("framesPerSecond", m.framesPerSecond());
      one.put("medianFrameMillis", m.medianFrameMillis());
      one.put("p99FrameMillis", m.p99FrameMillis());
      one.put("longestStallMillis", m.longestStallMillis());
      one.put("longestPointerMillis", m.longestPointerMillis());
      one.put("stepsPerSecond", m.stepsPerSecond());
      all.add(one);
    }
    return all;
  }
}
