package backflow.math;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much of the heap an array takes. Under G1 the heap is cut into regions, and an array of half
 * a region or more gets whole regions of its own: 512 × 512 numbers, 16 bytes over 2 MiB, take 4
 * MiB where a region has 2.
 *
 * @param bytes size of a region; 0 where arrays lie close together
 */
public record HeapRegions(long bytes) {
  /** A heap without regions. */
  public static final HeapRegions NONE = new HeapRegions(0);

  /** At most so many times the bytes of an array are taken. */
  public static final int WORST = 2;

  private static final int HEADER = 16;

  /** Those of the running program; none if it does not say. Takes some ten milliseconds. */
  public static HeapRegions ofThisProgram() {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      boolean g1 = Boolean.parseBoolean(machine.getVMOption("UseG1GC").getValue());
      return g1
          ? new HeapRegions(Long.parseLong(machine.getVMOption("G1HeapRegionSize").getValue()))
          : NONE;
    } catch (RuntimeException e) {
      return NONE;
    }
  }

  /**
   * The bytes of the heap that an array takes.
   *
   * @param content the bytes of its elements
   */
  public long taken(long content) {
    long array = content + HEADER;
    return bytes == 0 || array < bytes / 2 ? content : (array + bytes - 1) / bytes * bytes;
  }
}
