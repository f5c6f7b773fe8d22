package backflow.ui;

import backflow.train.ExperimentSpec;
import backflow.train.LiveSettings;

/** The same experiment at another learning rate. */
final class TrainingRates {
  private TrainingRates() {}

  static ExperimentSpec of(ExperimentSpec spec, double rate) {
    LiveSettings live = LiveSettings.of(spec);
    return new LiveSettings(rate, live.weightDecay(), live.optimizer(), live.clipping())
        .applyTo(spec);
  }
}
