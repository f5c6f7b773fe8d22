package backflow.lesson;

import backflow.train.ExperimentSpec;
import java.util.List;

/**
 * What a step of a lesson opens.
 *
 * @param source the id of the scene, or the file, it starts from
 * @param spec that experiment with the step's changes; its view says where to stand and which board
 *     to show
 * @param changes what was changed, in order; unmodifiable
 * @param charts ids of the instruments to look at; may be empty; unmodifiable
 */
public record Staging(
    String source, ExperimentSpec spec, List<Change> changes, List<String> charts) {
  public Staging {
    changes = List.copyOf(changes);
    charts = List.copyOf(charts);
  }

  /**
   * A changed setting.
   *
   * @param key its key path
   * @param value what it is now, as it was written
   */
  public record Change(String key, String value) {
    /** For a line on screen: {@code network.activation = tanh}. */
    @Override
    public String toString() {
      return key + " = " + value;
    }
  }
}
