package backflow.lesson;

import backflow.train.ExperimentSpec;
import java.util.List;

/**
 * A built-in experiment.
 *
 * @param id the word by which commands name it, for example {@code vanishing-sigmoid}
 * @param spec the experiment
 */
public record Scene(String id, ExperimentSpec spec) {
  /** What it is called in menus. */
  public String name() {
    return spec.name();
  }

  /** The claim, one line. */
  public String title() {
    return spec.text().title();
  }

  /** What to look at, one line. */
  public String watch() {
    return spec.text().watch();
  }

  /** What to predict before looking, one line. */
  public String question() {
    return spec.text().question();
  }

  /** What to choose from; none if the question is to be thought about only. */
  public List<String> answers() {
    return spec.text().answers();
  }

  /** Which of the answers is right, counted from 1; 0 if there are none. */
  public int answer() {
    return spec.text().answer();
  }

  /** What the reveal says, one line. */
  public String explain() {
    return spec.text().explain();
  }

  /** The id of the finding that the claim is about. */
  public String finding() {
    return spec.text().finding();
  }
}
