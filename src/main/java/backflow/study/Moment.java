package backflow.study;

import backflow.nn.Network;
import backflow.nn.Workspace;
import backflow.train.Checkpoint;
import backflow.train.Held;
import backflow.train.LiveSettings;
import backflow.train.Measuring;
import backflow.train.Rewind;
import backflow.train.Run;
import backflow.train.Setup;
import backflow.train.Trainer;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A run stopped at one step, on a private copy: the parameters as they were before that step's
 * update, its batch, and the gradients that the batch gave, before clipping. Belongs to one thread.
 */
public final class Moment {
  private final Trainer trainer;
  private final @Nullable Run run;
  private final long step;

  private Moment(Trainer trainer, @Nullable Run run) {
    this.trainer = trainer;
    this.run = run;
    step = trainer.steps();
  }

  /**
   * The moment at which a trainer stands.
   *
   * @param trainer between two steps; belongs to the moment from now on; makes the first half of
   *     its next step (forward and backward)
   */
  public static Moment of(Trainer trainer) {
    return of(trainer, null);
  }

  private static Moment of(Trainer trainer, @Nullable Run run) {
    Moment moment = new Moment(trainer, run);
    trainer.lookAtNextStep();
    return moment;
  }

  /**
   * A step of a run, replayed from the nearest checkpoint. Takes up to {@link
   * backflow.train.Checkpoints#spacing} steps of training, more for what was long ago.
   *
   * @param step from the run's first step to the number of its complete steps
   * @param cancelled asked before each step that is replayed
   * @return null if it was cancelled
   * @throws IllegalArgumentException if the run begins later
   */
  public static @Nullable Moment at(Run run, long step, Study.Cancelled cancelled) {
    Trainer trainer = Rewind.at(run, step, cancelled::now);
    return trainer == null ? null : of(trainer, run);
  }

  /**
   * The step before which a checkpoint stands.
   *
   * @param run the run it is of
   */
  public static Moment of(Run run, Checkpoint checkpoint) {
    if (!LiveSettings.onlyLiveDiffers(run.spec(), checkpoint.spec())) {
      throw new IllegalArgumentException("the checkpoint is of another run");
    }
    return of(Rewind.from(checkpoint, Measuring.NOTHING), run);
  }

  /** The step before which a checkpoint stands; takes half a step of training. */
  public static Moment of(Checkpoint checkpoint) {
    return of(Rewind.from(checkpoint, Measuring.NOTHING));
  }

  /** The run that it is of; null if that is not known. */
  @Nullable Run run() {
    return run;
  }

  /** Which step it is. */
  public long step() {
    return step;
  }

  /** The experiment: data, targets, network. */
  public Setup setup() {
    return trainer.setup();
  }

  /** The network; its parameters hold the gradients of the batch. */
  public Network network() {
    return trainer.setup().network();
  }

  /** Every tensor of the batch in every layer: x, z, f, a, ∂L/∂a, δ. */
  public Workspace workspace() {
    return trainer.wholeWorkspace();
  }

  /** Which units are held by interventions. */
  public Held held() {
    return trainer.held();
  }

  /** Inputs of the batch as they are, in no format but double; batch × inputs. */
  public DMatrixRMaj inputs() {
    return trainer.batchInputs();
  }

  /** Targets of the batch, batch × outputs. */
  public DMatrixRMaj targets() {
    return trainer.batchTargets();
  }

  /** L of the batch. */
  public double loss() {
    return trainer.loss();
  }
}
