package backflow.export.pytorch;

import backflow.train.Draft;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * An experiment as one Python script of torch and the standard library: the same start, the same
 * batches, the same network; it prints what {@code train --metrics} writes. The same experiment
 * gives the same text. Immutable.
 */
public final class PyTorchScript {
  private static final int MOST_STEPS = 100;
  private static final int LEAST_STEPS = 2;

  /** Multiplications that the measurement of the sensitivity may take, about a minute. */
  private static final double WORK = 2e11;

  private final StartNumbers numbers;
  private final Sensitivity sensitivity;
  private final String text;

  private PyTorchScript(StartNumbers numbers, Sensitivity sensitivity, String text) {
    this.numbers = numbers;
    this.sensitivity = sensitivity;
    this.text = text;
  }

  /**
   * Why an experiment cannot be written for PyTorch, in words that follow its name; empty if it
   * can.
   */
  public static Optional<String> refusal(ExperimentSpec spec) {
    if (spec.network().dropout() > 0 && spec.network().depth() > 0) {
      return Optional.of(
          "network.dropout is "
              + spec.network().dropout()
              + ": PyTorch would draw other masks, so no script can agree; allowed: 0");
    }
    return Optional.empty();
  }

  /** Over how many steps {@link #of} measures how long both agree. */
  public static int measuredSteps(Setup setup) {
    double batch = Math.min(setup.spec().training().batchSize(), setup.train().size());
    double step = Sensitivity.RUNS * 6.0 * setup.network().parameterCount() * batch;
    int affordable = (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, WORK / step));
    return Math.min(affordable, setup.spec().training().steps());
  }

  /**
   * The script of an experiment. Trains a little, to say how long both can agree.
   *
   * @param setup the experiment at its start; not modified
   * @param progress told how many of {@link #measuredSteps} are done
   * @param cancelled asked before every one; true ends the measurement early
   * @throws IllegalArgumentException if {@link #refusal} has something to say
   */
  public static PyTorchScript of(Setup setup, IntConsumer progress, BooleanSupplier cancelled) {
    refusal(setup.spec())
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    Sensitivity sensitivity = Sensitivity.of(setup, measuredSteps(setup), progress, cancelled);
    StartNumbers numbers = new StartNumbers(setup);
    String text = new Composition(setup, sensitivity, numbers).text();
    return new PyTorchScript(numbers, sensitivity, text);
  }

  /** The whole script. */
  public String text() {
    return text;
  }

  /** How long it agrees with Backflow. */
  Sensitivity sensitivity() {
    return sensitivity;
  }

  /** Whether it reads its start from a file beside it, since that is large. */
  public boolean hasFileBeside() {
    return numbers.beside();
  }

  /** What is written beside a script of that name, if {@link #hasFileBeside}. */
  public static Path fileBeside(Path script) {
    return script.resolveSibling(script.getFileName() + StartNumbers.SUFFIX);
  }

  /**
   * Writes it, and the file beside it if it has one: whole or not at all.
   *
   * @throws IOException if that fails; the message is one line that follows the name of the file
   */
  public void write(Path file) throws IOException {
    try (Draft draft = Draft.of(file)) {
      write(draft, file);
    }
  }

  /**
   * The same into a file that was begun before, so that a folder that takes none is known early.
   *
   * @param draft of that file; complete afterwards, but not closed
   */
  public void write(Draft draft, Path file) throws IOException {
    draft.write(text.getBytes(StandardCharsets.UTF_8));
    if (hasFileBeside()) {
      writeBeside(fileBeside(file));
    }
    draft.commit();
  }

  private void writeBeside(Path file) throws IOException {
    try (Draft start = Draft.of(file)) {
      numbers.write(start);
      start.commit();
    }
  }
}
