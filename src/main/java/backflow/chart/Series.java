package backflow.chart;

/**
 * Values by step in buckets of neighbouring steps, for one or more rows side by side. A view on
 * arrays that somebody else owns; nothing is copied.
 *
 * @param buckets how many buckets count
 * @param rows values per bucket
 * @param from first step of each bucket, ascending
 * @param to last step of each bucket
 * @param min smallest value, at bucket·rows + row
 * @param max largest value, likewise
 * @param last the value at the last step, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Series(
    int buckets, int rows, long[] from, long[] to, double[] min, double[] max, double[] last) {}
