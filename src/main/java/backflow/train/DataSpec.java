package backflow.train;

import backflow.data.DataSet;
import backflow.data.Task;
import java.util.Objects;
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
 * @param task whether that column is a class or a number; ignored for generators
 */
public record DataSpec(
    DataSet set,
    int samples,
    double noise,
    double testShare,
    int arms,
    @Nullable String file,
    @Nullable String target,
    Task task) {
  /** Two spirals, 512 samples, noise 0.1, a quarter for testing. */
  public static final DataSpec DEFAULT =
      new DataSpec(DataSet.SPIRALS, 512, 0.1, 0.25, 2, null, null);

  /** With a guess whether the target is a class. */
  public DataSpec(
      DataSet set,
      int samples,
      double noise,
      double testShare,
      int arms,
      @Nullable String file,
      @Nullable String target) {
    this(set, samples, noise, testShare, arms, file, target, Task.AUTO);
  }

  /** The same of another set. */
  public DataSpec withSet(DataSet other) {
    return new DataSpec(other, samples, noise, testShare, arms, file, target, task);
  }

  /** The same with another number of samples. */
  public DataSpec withSamples(int other) {
    return new DataSpec(set, other, noise, testShare, arms, file, target, task);
  }

  /** The same with other noise. */
  public DataSpec withNoise(double other) {
    return new DataSpec(set, samples, other, testShare, arms, file, target, task);
  }

  /** The same with another share for testing. */
  public DataSpec withTestShare(double other) {
    return new DataSpec(set, samples, noise, other, arms, file, target, task);
  }

  /** The same with another number of arms. */
  public DataSpec withArms(int other) {
    return new DataSpec(set, samples, noise, testShare, other, file, target, task);
  }

  /** The same from another file or with another target; what that is, is guessed anew. */
  public DataSpec withFile(@Nullable String otherFile, @Nullable String otherTarget) {
    boolean same = Objects.equals(file, otherFile) && Objects.equals(target, otherTarget);
    return new DataSpec(
        set, samples, noise, testShare, arms, otherFile, otherTarget, same ? task : Task.AUTO);
  }

  /** The same with another word on what the target is. */
  public DataSpec withTask(Task other) {
    return new DataSpec(set, samples, noise, testShare, arms, file, target, other);
  }
}
