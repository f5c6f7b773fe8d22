package backflow.train;

import backflow.probe.Event;
import java.util.Locale;
import java.util.Set;

/** When a session shall pause by itself. */
public sealed interface StopCondition {
  /**
   * Whether it is met after a step.
   *
   * @param steps how many steps are complete
   * @param loss L of the newest batch
   * @param happened what was noted in this step
   */
  boolean isMet(long steps, double loss, Set<Event.Kind> happened);

  /** What is met, in words for a person. */
  String inWords();

  /**
   * Once so many steps are complete.
   *
   * @param step above the steps that are complete now
   */
  record AtStep(long step) implements StopCondition {
    @Override
    public boolean isMet(long steps, double loss, Set<Event.Kind> happened) {
      return steps == step;
    }

    @Override
    public String inWords() {
      return String.format(Locale.ROOT, "step %,d is reached", step);
    }
  }

  /**
   * Once the loss of a batch is below a value.
   *
   * @param value any number
   */
  record LossBelow(double value) implements StopCondition {
    @Override
    public boolean isMet(long steps, double loss, Set<Event.Kind> happened) {
      return loss < value;
    }

    @Override
    public String inWords() {
      return "the loss is below " + value;
    }
  }

  /**
   * Once the loss of a batch is above a value, or not a number.
   *
   * @param value any number
   */
  record LossAbove(double value) implements StopCondition {
    @Override
    public boolean isMet(long steps, double loss, Set<Event.Kind> happened) {
      return !(loss <= value);
    }

    @Override
    public String inWords() {
      return "the loss is above " + value;
    }
  }

  /**
   * Once something happens for the first time.
   *
   * @param kind what
   */
  record On(Event.Kind kind) implements StopCondition {
    @Override
    public boolean isMet(long steps, double loss, Set<Event.Kind> happened) {
      return happened.contains(kind);
    }

    @Override
    public String inWords() {
      return switch (kind) {
        case NON_FINITE -> "the first NaN or ∞";
        case CLIPPING_STARTED -> "clipping has started";
        case FIRST_DEATH -> "the first unit has died";
        case CHANGED -> "a setting has changed";
        case STEP_SKIPPED -> "a step was skipped";
      };
    }
  }
}
