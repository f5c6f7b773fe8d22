package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import backflow.math.AlwaysSharing;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.SharedKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole experiments on two threads: every weight and every measurement is the same bit. */
final class TwoThreadsTest {
  private static final int STEPS = 25;

  private static List<ExperimentSpec> specs() {
    List<ExperimentSpec> specs = new ArrayList<>(Specs.many());
    specs.add(Specs.deep(4, 33, "tanh"));
    specs.add(Specs.deep(3, 64, "gelu"));
    specs.add(Specs.batchSize(Specs.deep(2, 19, "sigmoid"), 41));
    return specs;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void twoThreadsGiveTheBitsOfOne(ExperimentSpec spec) {
    for (String family : KernelChoice.available()) {
      Supplier<Kernels> kernels = () -> KernelChoice.named(family);
      Trainer one = new Trainer(Setup.of(spec), kernels.get(), new Measuring(true, 5));
      try (SharedKernels shared = AlwaysSharing.kernels(kernels)) {
        Trainer two = new Trainer(Setup.of(spec), shared, new Measuring(true, 5));
        for (int i = 0; i < STEPS; i++) {
          one.step();
          two.step();
          assertArrayEquals(Snapshots.values(one), Snapshots.values(two), spec::toString);
        }
        List<double[]> expected = Specs.state(one.setup());
        List<double[]> actual = Specs.state(two.setup());
        for (int i = 0; i < expected.size(); i++) {
          assertArrayEquals(expected.get(i), actual.get(i), spec::toString);
        }
      }
    }
  }
}
