package backflow.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The ranges of all numeric settings, each in this one place: files, checks, sliders and tooltips
 * read them here.
 */
public final class Limits {
  private static final List<Limit> CATALOGUE = new ArrayList<>();

  /** The version of a file; not a setting, so not in the catalogue. */
  static final Limit FORMAT =
      whole("backflow", 1, Integer.MAX_VALUE)
          .means("", "The version of the file format.")
          .limit(s -> ExperimentSpec.VERSION);

  /** Which of a text's answers is right; not a setting either. */
  static final Limit ANSWER =
      whole("text.answer", 0, SpecCheck.MOST_ANSWERS)
          .means("", "Which of the answers is right, counted from 1; 0 if there are none.")
          .limit(s -> s.text().answer());

  public static final Limit SEED =
      whole("seed", Long.MIN_VALUE, Long.MAX_VALUE)
          .slider(0, 999)
          .means("", "From it all random numbers are drawn: data, weights, batches, dropout.")
          .of(ExperimentSpec::seed);
  public static final Limit SAMPLES =
      whole("data.samples", 8, 100_000)
          .logarithmic(64, 8192)
          .means("samples", "How many samples are generated, those for testing included.")
          .of(s -> s.data().samples());
  public static final Limit NOISE =
      number("data.noise", 0, 2)
          .slider(0, 0.5)
          .means("", "Standard deviation of the noise added to the generated samples.")
          .of(s -> s.data().noise());
  public static final Limit TEST_SHARE =
      number("data.testShare", 0, 0.9)
          .means("", "Share of the samples kept for testing, never learned from.")
          .of(s -> s.data().testShare());
  public static final Limit ARMS =
      whole("data.arms", 2, 4)
          .means("arms", "How many spiral arms; each is a class.")
          .of(s -> s.data().arms());
  public static final Limit DEPTH =
      whole("network.hidden.depth", 0, 300)
          .slider(0, 60)
          .means("layers", "How many hidden layers; the output layer comes on top.")
          .of(s -> s.network().depth());
  public static final Limit WIDTH =
      whole("network.hidden.width", 1, 512)
          .logarithmic(1, 512)
          .means("units", "How many units each hidden layer has.")
          .of(Limits::firstWidth);
  public static final Limit GAIN =
      number("network.initializer.gain", 0, 100)
          .logarithmic(0.1, 10)
          .means("", "Multiplies every weight that the initializer draws.")
          .of(s -> s.network().initializer().gain());
  public static final Limit BIAS =
      number("network.initializer.bias", -100, 100)
          .slider(-2, 2)
          .means("", "What every bias starts at.")
          .of(s -> s.network().initializer().bias());
  public static final Limit K =
      number("network.initializer.K", 0, 100)
          .logarithmic(0.1, 10)
          .means("", "The K of scaled-normal: weights start with standard deviation K/√in.")
          .of(s -> s.network().initializer().k());
  public static final Limit STD =
      number("network.initializer.std", 0, 100)
          .logarithmic(1e-3, 10)
          .means("", "Standard deviation of the weights under normal.")
          .of(s -> s.network().initializer().std());
  public static final Limit BOUND =
      number("network.initializer.bound", 0, 100)
          .logarithmic(1e-3, 10)
          .means("", "Weights under uniform start between minus and plus this.")
          .of(s -> s.network().initializer().bound());
  public static final Limit VALUE =
      number("network.initializer.value", -100, 100)
          .slider(-2, 2)
          .means("", "What every weight starts at under constant.")
          .of(s -> s.network().initializer().value());
  public static final Limit DROPOUT =
      number("network.dropout", 0, 0.95)
          .means("", "Share of a layer's activations set to 0 at each training step.")
          .of(s -> s.network().dropout());
  public static final Limit LEARNING_RATE =
      number("training.learningRate", 0, 1000)
          .aboveMinimum()
          .logarithmic(1e-5, 10)
          .means("", "The step size η: how far weights move along the update.")
          .of(s -> s.training().learningRate());
  public static final Limit MOMENTUM =
      number("training.optimizer.momentum", 0, 1)
          .belowMaximum()
          .slider(0, 0.99)
          .means("", "Share of the last update's direction that SGD keeps.")
          .of(s -> s.training().optimizer().momentum());
  public static final Limit BETA1 =
      number("training.optimizer.beta1", 0, 1)
          .belowMaximum()
          .slider(0, 0.999)
          .means("", "Adam: share of the running mean of gradients kept per step.")
          .of(s -> s.training().optimizer().beta1());
  public static final Limit BETA2 =
      number("training.optimizer.beta2", 0, 1)
          .belowMaximum()
          .slider(0, 0.9999)
          .means("", "Adam: share of the running mean of squared gradients kept per step.")
          .of(s -> s.training().optimizer().beta2());
  public static final Limit EPSILON =
      number("training.optimizer.epsilon", 0, 1)
          .aboveMinimum()
          .logarithmic(1e-12, 1e-2)
          .means("", "Added to the root that gradients are divided by, so that none is 0.")
          .of(s -> s.training().optimizer().epsilon());
  public static final Limit DECAY =
      number("training.optimizer.decay", 0, 1)
          .belowMaximum()
          .slider(0, 0.999)
          .means("", "RMSProp: share of the running mean of squared gradients kept per step.")
          .of(s -> s.training().optimizer().decay());
  public static final Limit EVERY =
      whole("training.schedule.every", 1, 100_000_000)
          .logarithmic(1, 10_000)
          .means("steps", "After how many steps the learning rate drops again.")
          .of(s -> s.training().schedule().every());
  public static final Limit FACTOR =
      number("training.schedule.factor", 0, 1)
          .aboveMinimum()
          .slider(0.01, 1)
          .means("", "What the learning rate is multiplied by: per drop, or per step.")
          .of(s -> s.training().schedule().factor());
  public static final Limit OVER =
      whole("training.schedule.over", 1, 100_000_000)
          .logarithmic(1, 100_000)
          .means("steps", "After how many steps the schedule has run out.")
          .of(s -> s.training().schedule().over());
  public static final Limit FLOOR =
      number("training.schedule.floor", 0, 1)
          .means("", "Share of the learning rate that is left at the end.")
          .of(s -> s.training().schedule().floor());
  public static final Limit BATCH_SIZE =
      whole("training.batchSize", 1, 100_000)
          .logarithmic(1, 1024)
          .means("samples", "How many samples a step learns from; the last batch may be shorter.")
          .of(s -> s.training().batchSize());
  public static final Limit WEIGHT_DECAY =
      number("training.weightDecay", 0, 10)
          .slider(0, 0.1)
          .means("", "How strongly weights are pulled towards 0 (λ).")
          .of(s -> s.training().weightDecay());
  public static final Limit THRESHOLD =
      number("training.clipping.threshold", 0, 1e12)
          .aboveMinimum()
          .logarithmic(1e-3, 1e3)
          .means("", "Gradients longer (value: larger) than this are cut to it.")
          .of(s -> s.training().clipping().threshold());
  public static final Limit LOSS_SCALE =
      number("training.lossScale", 0, 1e30)
          .aboveMinimum()
          .logarithmic(1, 16777216)
          .means(
              "", "What the loss is multiplied by for the backward pass, and gradients divided by.")
          .of(s -> s.training().lossScale().start());
  public static final Limit STEPS =
      whole("training.steps", 1, 100_000_000)
          .logarithmic(1, 100_000)
          .means("steps", "How many steps the command train takes.")
          .of(s -> s.training().steps());
  public static final Limit VIEW_AT =
      whole("view.at", 0, 1_000_000)
          .slider(0, 1000)
          .means("steps", "The step at which the experiment opens.")
          .of(s -> s.view().at());
  public static final Limit CHECK_EPSILON =
      number("view.check.epsilon", 1e-13, 1)
          .logarithmic(1e-13, 1)
          .means("", "How far the gradient check moves each number to either side.")
          .of(s -> s.view().check().epsilon());
  public static final Limit CHECK_SAMPLE =
      whole("view.check.sample", 1, 100_000)
          .logarithmic(1, 100_000)
          .means("numbers", "How many numbers the gradient check looks at where there are more.")
          .of(s -> s.view().check().sample());

  private Limits() {}

  /** All of them, in the order of an experiment file; unmodifiable. */
  public static List<Limit> all() {
    return Collections.unmodifiableList(CATALOGUE);
  }

  /**
   * Checks a whole experiment: every range, the words, and what does not go together.
   *
   * @throws SpecException on the first thing that is wrong
   */
  public static void check(ExperimentSpec spec) {
    for (Limit limit : CATALOGUE) {
      limit.check(limit.reading().applyAsDouble(spec));
    }
    SpecCheck.check(spec);
  }

  private static double firstWidth(ExperimentSpec spec) {
    List<Integer> widths = spec.network().widths();
    return widths.isEmpty() ? 1 : widths.get(0);
  }

  private static Draft number(String path, double minimum, double maximum) {
    return new Draft(path, minimum, maximum, false);
  }

  private static Draft whole(String path, double minimum, double maximum) {
    return new Draft(path, minimum, maximum, true);
  }

  /** A limit in the making. */
  private static final class Draft {
    private final String path;
    private final double minimum;
    private final double maximum;
    private final boolean integer;
    private boolean above;
    private boolean below;
    private boolean logarithmic;
    private double low;
    private double high;
    private String unit = "";
    private String meaning = "";

    Draft(String path, double minimum, double maximum, boolean integer) {
      this.path = path;
      this.minimum = minimum;
      this.maximum = maximum;
      this.integer = integer;
      slider(minimum, maximum);
    }

    Draft aboveMinimum() {
      above = true;
      return this;
    }

    Draft belowMaximum() {
      below = true;
      return this;
    }

    Draft slider(double from, double to) {
      low = from;
      high = to;
      return this;
    }

    Draft logarithmic(double from, double to) {
      logarithmic = true;
      return slider(from, to);
    }

    Draft means(String counted, String sentence) {
      unit = counted;
      meaning = sentence;
      return this;
    }

    /** Finishes it and enters it in the catalogue. */
    Limit of(ToDoubleFunction<ExperimentSpec> reading) {
      Limit limit = limit(reading);
      CATALOGUE.add(limit);
      return limit;
    }

    /** Finishes it. */
    Limit limit(ToDoubleFunction<ExperimentSpec> reading) {
      return new Limit(
          path,
          minimum,
          above,
          maximum,
          below,
          integer,
          logarithmic,
          low,
          high,
          unit,
          meaning,
          reading);
    }
  }
}
