package backflow.bench;

/**
 * How smooth a board was while training ran flat out on a core of its own.
 *
 * @param board its id
 * @param framesPerSecond frames over the whole stretch
 * @param medianFrameMillis median time from frame to frame
 * @param p99FrameMillis 99th percentile of it
 * @param longestStallMillis longest time that the UI thread was busy at a stretch
 * @param longestPointerMillis longest time from a pointer movement to its readout being painted
 * @param stepsPerSecond training steps meanwhile, every one measured
 */
public record WindowMeasurement(
    String board,
    double framesPerSecond,
    double medianFrameMillis,
    double p99FrameMillis,
    double longestStallMillis,
    double longestPointerMillis,
    double stepsPerSecond) {}
