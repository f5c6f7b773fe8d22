package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HeapRegionsTest {
  private static final HeapRegions TWO = new HeapRegions(2 << 20);

  @Test
  void theWidestLayerTakesTwoRegionsForLittleMoreThanOne() {
    assertEquals(4 << 20, TWO.taken(512 * 512 * 8));
  }

  @Test
  void smallArraysLieCloseTogether() {
    assertEquals(64 * 64 * 8, TWO.taken(64 * 64 * 8));
    assertEquals(512 * 512 * 8, HeapRegions.NONE.taken(512 * 512 * 8));
  }

  @Test
  void halfARegionIsAlreadyAWholeOne() {
    assertEquals(2 << 20, TWO.taken(1 << 20));
  }

  @Test
  void theRunningProgramSaysItsRegions() {
    String g1 =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("UseG1GC")
            .getValue();
    long bytes = HeapRegions.ofThisProgram().bytes();
    assertTrue("true".equals(g1) ? bytes >= 1 << 20 : bytes == 0, () -> g1 + " " + bytes);
  }
}
