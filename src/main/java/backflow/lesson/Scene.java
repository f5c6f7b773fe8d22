package backflow.lesson;

import backflow.train.ExperimentSpec;

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
}
