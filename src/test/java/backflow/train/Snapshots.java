package backflow.train;

import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.Objects;

/** All values of a snapshot as raw bits, blanks and NaN included. */
final class Snapshots {
  private Snapshots() {}

  static long[] values(Trainer trainer) {
    return values(Objects.requireNonNull(trainer.snapshot()));
  }

  static long[] values(StepSnapshot s) {
    int steps = StepQuantity.count();
    long[] values = new long[steps + LayerQuantity.count() * s.layers()];
    for (StepQuantity q : StepQuantity.values()) {
      values[q.ordinal()] = Double.doubleToRawLongBits(s.get(q));
    }
    for (LayerQuantity q : LayerQuantity.values()) {
      for (int l = 1; l <= s.layers(); l++) {
        int at = steps + q.ordinal() * s.layers() + l - 1;
        values[at] = Double.doubleToRawLongBits(s.get(q, l));
      }
    }
    return values;
  }
}
