package backflow.train;

import backflow.data.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * Which data to learn.
 *
 * @param set the generator, or {@link DataSet#CSV}
 * @param samples how many samples a generator makes, 8–100,000; ignored for CSV
 * @param noise standard deviation of the noise a generator adds, 0–2; ignored for CSV
 * @param testShare share of the samples kept for testing, 0–0.9
 * @param arms arms of the spirals, 2–4; ignored elsewhere
 * @param file the CSV file, absolute here (a relative path in a file is relative to that file);
 *     null for generators
 * @param target name of the CSV column to predict; null: the last one
 */
public record DataSpec(
    DataSet set,
    int samples,
    double noise,
    double testShare,
    int arms,
    @Nullable String file,
    @Nullable String target) {
  /** Two spirals, 512 samples, noise 0.1, a quarter for testing. */
  public static final DataSpec DEFAULT =
      new DataSpec(DataSet.SPIRALS, 512, 0.1, 0.25, 2, null, null);
}
