package backflow.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether {@code Math.fma} is one instruction here; in software it is a thousand times slower. */
final class FusedMultiplyAdd {
  private static final boolean IN_HARDWARE = ask();

  private FusedMultiplyAdd() {}

  static boolean inHardware() {
    return IN_HARDWARE;
  }

  /** HotSpot says so; a Java machine that has no such option is taken at its vectors' word. */
  private static boolean ask() {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return machine == null || Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException unknownOption) {
      return true;
    }
  }
}
