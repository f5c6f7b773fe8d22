package backflow.math;

import java.util.function.Supplier;

/** Shares every product of at least two tiles of rows, from the second step on. */
public final class AlwaysSharing extends SharingChoice {
  private AlwaysSharing() {
    super(() -> 0);
  }

  /** Kernels that share whatever the clock says. */
  public static SharedKernels kernels(Supplier<Kernels> kernels) {
    return new SharedKernels(kernels, new AlwaysSharing(), 1);
  }

  @Override
  boolean beginStep() {
    return true;
  }
}
