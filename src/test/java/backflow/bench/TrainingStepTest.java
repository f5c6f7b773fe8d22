package backflow.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.math.KernelChoice;
import backflow.math.Kernels;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the benchmark measures is real training: it ends where the reference workloads do. */
final class TrainingStepTest {
  static Stream<Kernels> families() {
    return KernelChoice.available().stream().map(KernelChoice::named);
  }

  @ParameterizedTest
  @MethodSource("families")
  void theTwentiethLossIsThatOfTheReferenceWorkloads(Kernels kernels) {
    assertEquals(0.9677887144393684, twentiethLoss(kernels, "W1", true), 1e-10);
    assertEquals(0.835242937946158, twentiethLoss(kernels, "W2", true), 1e-10);
    assertEquals(0.9289544752150034, twentiethLoss(kernels, "W3", true), 1e-10);
  }

  @ParameterizedTest
  @MethodSource("families")
  void measuringChangesNoBit(Kernels kernels) {
    assertEquals(twentiethLoss(kernels, "W1", false), twentiethLoss(kernels, "W1", true));
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyFamilyTrainsToTheSameBits(Kernels kernels) {
    double plain = twentiethLoss(KernelChoice.plain(), "W2", true);
    assertEquals(plain, twentiethLoss(kernels, "W2", true));
  }

  private static double twentiethLoss(Kernels kernels, String workload, boolean statistics) {
    int[] shape = TrainingStep.shape(workload);
    TrainingStep step = new TrainingStep(kernels, shape[0], shape[1], shape[2], statistics);
    double loss = 0;
    for (int i = 0; i < 20; i++) {
      loss = step.run();
    }
    return loss;
  }
}
