package backflow.train;

import backflow.data.Batches;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.LayerVisitor;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import backflow.nn.optim.Clipper;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Optimizer;
import backflow.nn.optim.Optimizers;
import backflow.nn.optim.Rates;
import backflow.probe.LifeHistory;
import backflow.probe.Observation;
import backflow.probe.Probe;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Takes one step of an experiment: batch → forward → loss → backward → clip → optimizer, measured
 * at four points. Also in four sub-steps.
 *
 * <p>One thread; allocates nothing once it has made a step in one go and one in parts. With the
 * same experiment the weights are the same bits, whatever is measured and whichever kernels run.
 */
public final class Trainer {
  private static final int HISTOGRAM_BINS = 64;

  private final Setup setup;
  private final Network network;
  private final Batches batches;
  private final Workspace lean;
  private final DMatrixRMaj x;
  private final DMatrixRMaj y;
  private final Loss loss;
  private final Optimizer optimizer;
  private final Clipper clipper;
  private final @Nullable Probe probe;
  private final @Nullable ProbeSet probeSet;
  private final Evaluator test;
  private final Measuring measuring;
  private final RandomStream dropout;
  private final TrainerState state;
  private final Problem problem;
  private final LayerVisitor backwardAndUpdate = this::lookAndUpdate;
  private final @Nullable ReducedPrecision reduced;
  private final @Nullable LostGradient lost;
  private @Nullable LayerVisitor looking;
  private @Nullable HeldUnits heldUnits;
  private @Nullable Workspace whole;
  private Workspace workspace;
  private boolean observing;
  private @Nullable Observation observation;
  private LiveSettings settings;
  private Rates rates;
  private Progress.Phase phase = Progress.Phase.FORWARD;
  private long steps;
  private double batchLoss;
  private double epoch;
  private double rate;

  /**
   * A trainer at step 0.
   *
   * @param setup the experiment, built; belongs to the trainer from now on
   * @param kernels the inner loops; belong to the trainer from now on
   * @param measuring what is looked at; no influence on the weights
   */
  public Trainer(Setup setup, Kernels kernels, Measuring measuring) {
    this.setup = setup;
    this.measuring = measuring;
    network = setup.network();
    ExperimentSpec spec = setup.spec();
    Seeds seeds = new Seeds(spec.seed());
    batches = new Batches(setup.train().size(), spec.training().batchSize(), seeds.batches());
    dropout = seeds.dropout();
    lean = new Workspace(network, batches.largest(), kernels, dropout, Keep.LEAN);
    lean.measuring(measuring.steps());
    workspace = lean;
    x = new DMatrixRMaj(batches.largest(), setup.train().features());
    y = new DMatrixRMaj(batches.largest(), setup.train().y().numCols);
    loss = setup.targets().loss();
    settings = LiveSettings.of(spec);
    rates = settings.rates();
    optimizer = Optimizers.of(spec.training().optimizer().kind().id(), network.parameters());
    clipper = new Clipper(network.parameters());
    probe = measuring.steps() ? new Probe(network) : null;
    probeSet = measuring.probes() ? ProbeSet.of(setup, kernels) : null;
    test = Evaluator.ofTestSet(setup, kernels);
    reduced = ReducedPrecision.of(spec.training(), network.parameters(), optimizer);
    boolean loses = probeSet != null && spec.training().precision() != FloatFormat.FLOAT64;
    lost = loses ? new LostGradient(network, batches.largest(), kernels) : null;
    state = new TrainerState(network, optimizer, batches, dropout, probe, probeSet, reduced);
    problem = Problem.of(setup);
  }

  /** Takes one step, or completes the one that was begun. */
  public void step() {
    boolean whole = observing || settings.clips() || reduced != null;
    if (phase == Progress.Phase.FORWARD && !whole) {
      stepInOneGo();
      return;
    }
    stepInParts();
  }

  /** The same, the same bits, and every gradient of the step stays readable after it. */
  public void stepInParts() {
    do {
      subStep();
    } while (phase != Progress.Phase.FORWARD);
  }

  /**
   * The same bits as by sub-steps with less traffic between memory and processor: where nothing is
   * clipped, a layer is updated while its weights and gradients are still in the cache, as soon as
   * the layer below has had its backward pass, which may read the weights. So no gradient need be
   * kept for longer.
   */
  private void stepInOneGo() {
    forward();
    beginUpdate();
    network.shareGradients();
    try {
      backward(updatingVisitor());
      updateLayer(1);
    } finally {
      network.ownGradients();
    }
    measureBackward();
    clip();
    endUpdate();
  }

  private LayerVisitor updatingVisitor() {
    looking = visitor();
    return backwardAndUpdate;
  }

  private void lookAndUpdate(Layer layer, Tensors tensors) {
    if (looking != null) {
      looking.visit(layer, tensors);
    }
    if (layer.index() < network.layers().size()) {
      updateLayer(layer.index() + 1);
    }
  }

  /** Takes the next of the four sub-steps. */
  public void subStep() {
    switch (phase) {
      case FORWARD -> forward();
      case BACKWARD -> backward();
      case CLIP -> clip();
      case UPDATE -> update();
    }
  }

  /** The batch, a = f(z) layer by layer, and L. */
  private void forward() {
    lean.kernels().beginStep();
    workspace = observing ? whole() : lean;
    if (reduced != null) {
      reduced.applyTo(workspace);
    }
    epoch = batches.epoch();
    batches.next(setup.train(), x, y);
    network.forward(x, workspace, Mode.TRAIN);
    batchLoss = loss.value(output().data, y.data, x.numRows, setup.targets().outputs());
    if (probe != null) {
      probe.afterForward(steps, workspace);
      measureBatch(probe.snapshot());
    }
    phase = Progress.Phase.BACKWARD;
  }

  /** ∂L/∂output, then the chain rule down to layer 1. */
  private void backward() {
    LostGradient compared = measuring.probesAt(steps) ? lost : null;
    if (compared != null) {
      compared.beforeBackward(x, y, loss, workspace);
    }
    backward(visitor());
    measureBackward();
    if (compared != null && probe != null) {
      compared.afterBackward(probe.snapshot());
    }
    if (reduced != null) {
      reduced.judge();
    }
    if (observing) {
      observation = look();
      observing = false;
    }
    phase = Progress.Phase.CLIP;
  }

  private void backward(@Nullable LayerVisitor visitor) {
    DMatrixRMaj gradient = workspace.outputGradient();
    loss.gradient(output().data, y.data, gradient.data, x.numRows, setup.targets().outputs());
    workspace.scaleOutputGradient();
    network.backward(workspace, visitor);
  }

  private @Nullable LayerVisitor visitor() {
    return probe == null ? null : probe.duringBackward(workspace, measuring.probesAt(steps));
  }

  private void measureBackward() {
    if (probe != null) {
      probe.afterBackward(workspace);
    }
  }

  /** g ← clip(g). */
  private void clip() {
    Clipping clipping = settings.clipping();
    Kernels kernels = workspace.kernels();
    if (probe != null) {
      clipper.apply(clipping, kernels, probe.gradientSquares(), probe.gradientNorms());
      probe.afterClip(clipper);
    } else if (settings.clips()) {
      clipper.apply(clipping, kernels);
    }
    phase = Progress.Phase.UPDATE;
  }

  /** w ← w − u. */
  private void update() {
    beginUpdate();
    for (int l = 1; l <= network.layers().size(); l++) {
      updateLayer(l);
    }
    endUpdate();
  }

  private void beginUpdate() {
    rate = settings.learningRate() * setup.spec().training().schedule().factorAt(steps);
    if (reduced == null || !reduced.skipping()) {
      optimizer.beginStep();
    }
  }

  /** Of one layer, 1..D+1. */
  private void updateLayer(int layer) {
    Kernels kernels = workspace.kernels();
    int end = network.firstParameter(layer + 1);
    for (int i = network.firstParameter(layer); i < end; i++) {
      if (reduced == null) {
        update(i, kernels);
      } else {
        reduced.raise(i);
        if (reduced.skipping()) {
          skip(i, kernels);
        } else {
          update(i, kernels);
        }
        reduced.keep(i);
      }
    }
  }

  /** Of one parameter. */
  private void update(int index, Kernels kernels) {
    Parameter parameter = network.parameters().get(index);
    double[] start = probe == null ? null : probe.start(index);
    double[] sums = probe == null ? null : probe.beforeUpdate(index, kernels);
    if (heldUnits != null) {
      heldUnits.beforeUpdate(index, parameter);
    }
    optimizer.update(index, parameter, rate, rates, kernels, start, sums);
    if (heldUnits != null) {
      heldUnits.afterUpdate(index, parameter, kernels, sums);
    }
  }

  /** An update of 0. */
  private void skip(int index, Kernels kernels) {
    if (probe != null) {
      Parameter parameter = network.parameters().get(index);
      double[] sums = probe.beforeUpdate(index, kernels);
      sums[Optimizer.WEIGHT_SQUARES] =
          kernels.sumOfSquares(parameter.value().data, parameter.size());
      sums[Optimizer.DISTANCE_SQUARES] =
          kernels.squaredDistance(parameter.value().data, probe.start(index), parameter.size());
      sums[Optimizer.UPDATE_SQUARES] = 0;
      sums[Optimizer.UPDATE_NORM] = 0;
    }
  }

  private void endUpdate() {
    if (probe != null) {
      probe.snapshot().set(StepQuantity.LEARNING_RATE, rate);
      probe.afterUpdate();
    }
    if (reduced != null) {
      endStep(reduced);
    }
    lean.kernels().endStep();
    steps++;
    phase = Progress.Phase.FORWARD;
  }

  private void endStep(ReducedPrecision precision) {
    if (probe != null) {
      probe.snapshot().set(StepQuantity.LOSS_SCALE, precision.scale());
      probe.snapshot().set(StepQuantity.SKIPPED, precision.skipping() ? 1 : 0);
    }
    precision.endStep();
  }

  /** The workspace that keeps everything, made when it is first wanted. */
  private Workspace whole() {
    if (whole == null) {
      whole = new Workspace(network, batches.largest(), lean.kernels(), dropout, Keep.ALL);
      whole.measuring(true);
    }
    return whole;
  }

  /** Histograms and units of the step that was kept whole. */
  private Observation look() {
    Observation.Builder builder = new Observation.Builder(HISTOGRAM_BINS);
    for (Layer layer : network.layers()) {
      Tensors t = workspace.layer(layer.index());
      Parameter w = layer.dense().weight();
      builder.add(w.value(), w.gradient(), t.z(), t.a());
    }
    return builder.build(steps);
  }

  private void measureBatch(StepSnapshot snapshot) {
    snapshot.set(StepQuantity.LOSS, batchLoss);
    snapshot.set(StepQuantity.EPOCH, epoch);
    if (setup.targets().hasAccuracy()) {
      int right = setup.targets().correct(output(), y);
      snapshot.set(StepQuantity.ACCURACY, (double) right / x.numRows);
    }
    if (probeSet != null && measuring.probesAt(steps)) {
      probeSet.measure(snapshot);
      test.evaluate();
      snapshot.set(StepQuantity.TEST_LOSS, test.loss());
      snapshot.set(StepQuantity.TEST_ACCURACY, test.accuracy());
    }
  }

  private DMatrixRMaj output() {
    return workspace.output();
  }

  /**
   * Changes what may change while training, from the next sub-step on.
   *
   * @throws IllegalArgumentException if it names another optimizer
   */
  public void change(LiveSettings next) {
    if (next.optimizer().kind() != settings.optimizer().kind()) {
      throw new IllegalArgumentException("another optimizer needs a restart");
    }
    settings = next;
    rates = next.rates();
  }

  /**
   * Does something to a unit, from the next step on.
   *
   * @throws IllegalStateException in the middle of a step
   * @throws IllegalArgumentException if there is no such unit
   */
  public void intervene(Intervention what) {
    if (phase != Progress.Phase.FORWARD) {
      throw new IllegalStateException("a unit is left alone in the middle of a step");
    }
    if (!what.fits(network)) {
      throw new IllegalArgumentException("no such unit: " + what.inWords());
    }
    for (int i = 0; reduced != null && i < network.parameters().size(); i++) {
      reduced.raise(i);
    }
    heldUnits().apply(what);
    if (probe != null) {
      probe.parametersWereChanged();
    }
    for (int i = 0; reduced != null && i < network.parameters().size(); i++) {
      reduced.keep(i);
    }
  }

  private HeldUnits heldUnits() {
    if (heldUnits == null) {
      heldUnits = new HeldUnits(network, setup.spec().seed());
    }
    return heldUnits;
  }

  /** Which units are held. */
  public Held held() {
    return heldUnits == null ? Held.NOTHING : heldUnits.held();
  }

  /**
   * What the optimizer remembers of a parameter: live arrays, only to be read.
   *
   * @param index the parameter's place in the network's list
   */
  public double[][] optimizerState(int index) {
    return optimizer.state(index);
  }

  /**
   * Everything of now, to go on from later. Allocates; training thread.
   *
   * @throws IllegalStateException in the middle of a step
   */
  public Checkpoint checkpoint() {
    return checkpoint(Checkpoint.Noted.NOTHING, 0, null);
  }

  /**
   * The same for a run.
   *
   * @param noted what it has noted
   * @param logged how many entries of its log are in force
   * @param watched what its watcher knows
   */
  Checkpoint checkpoint(Checkpoint.Noted noted, int logged, @Nullable Object watched) {
    if (phase != Progress.Phase.FORWARD) {
      throw new IllegalStateException("a checkpoint is taken between two steps");
    }
    return new Checkpoint(
        problem, steps, batchLoss, epoch, settings, held(), state.save(), noted, logged, watched);
  }

  /** How many bytes a checkpoint takes at most, nearly. */
  long checkpointBytes() {
    return state.bytes();
  }

  /**
   * Goes on from a checkpoint, whatever was done before; a half-made step is forgotten.
   *
   * @param checkpoint of the same experiment but for live settings; not modified
   * @throws IllegalArgumentException if it is of another experiment
   */
  public void restore(Checkpoint checkpoint) {
    if (!LiveSettings.onlyLiveDiffers(checkpoint.spec(), setup.spec())) {
      throw new IllegalArgumentException("the checkpoint is of another experiment");
    }
    state.restore(checkpoint.saved());
    settings = checkpoint.settings();
    rates = settings.rates();
    if (heldUnits != null || !checkpoint.held().equals(Held.NOTHING)) {
      heldUnits().restore(checkpoint.held());
    }
    steps = checkpoint.step();
    batchLoss = checkpoint.loss();
    epoch = checkpoint.epoch();
    phase = Progress.Phase.FORWARD;
    observing = false;
    observation = null;
    if (reduced != null) {
      reduced.forgetStep();
    }
  }

  /** What the experiment turned out to be. */
  public Setup setup() {
    return setup;
  }

  /** The settings that are in force. */
  public LiveSettings settings() {
    return settings;
  }

  /** How many steps are complete. */
  public long steps() {
    return steps;
  }

  /** S, by which the loss of the step under way, or of the next, is multiplied; 1 without. */
  public double lossScale() {
    return reduced == null ? 1 : reduced.scale();
  }

  /** How many steps left the weights as they were, since a gradient overflowed. */
  public long skippedSteps() {
    return reduced == null ? 0 : reduced.skipped();
  }

  /** The sub-step that comes next. */
  public Progress.Phase phase() {
    return phase;
  }

  /** L of the newest batch, before its update; blank before the first step. */
  public double loss() {
    return steps == 0 && phase == Progress.Phase.FORWARD ? Blank.VALUE : batchLoss;
  }

  /**
   * What was measured; complete once {@link #phase} is forward again.
   *
   * @return null if steps are not measured
   */
  public @Nullable StepSnapshot snapshot() {
    return probe == null ? null : probe.snapshot();
  }

  /** How often the training set has been gone through before the newest step. */
  public double epoch() {
    return epoch;
  }

  /** How many samples the probe set holds; 0 if none is measured. */
  public int probeSamples() {
    return probeSet == null ? 0 : probeSet.size();
  }

  /** An empty history for {@link #tellLives}. */
  LifeHistory lifeHistory() {
    return probeSet == null
        ? LifeHistory.ofNobody(network.layers().size())
        : probeSet.lifeHistory(measuring.every());
  }

  /** Adds what the newest measurement of the probe set says of the units, once. */
  void tellLives(LifeHistory life) {
    if (probeSet != null) {
      probeSet.tell(life);
    }
  }

  /** When the first unit died; −1 if none has, or the probe set is not measured. */
  long firstDeath() {
    return probeSet == null ? -1 : probeSet.firstDeath();
  }

  /**
   * Keeps everything of the next step, so that it can be looked at; the bits stay the same.
   *
   * @return whether a step begins next; else nothing was asked for
   */
  boolean observeNext() {
    if (phase != Progress.Phase.FORWARD) {
      return false;
    }
    observing = true;
    return true;
  }

  /**
   * Makes the first half of the next step, forward and backward, and keeps every tensor of it
   * readable. For private copies: the step is then half made.
   *
   * @throws IllegalStateException if a step is half made already
   */
  public void lookAtNextStep() {
    if (!observeNext()) {
      throw new IllegalStateException("the trainer is in the middle of a step");
    }
    subStep();
    subStep();
  }

  /** Every tensor of the newest step that was kept whole. */
  public Workspace wholeWorkspace() {
    return whole();
  }

  /** Inputs of the newest batch as they are, not rounded; batch × inputs. */
  public DMatrixRMaj batchInputs() {
    return x;
  }

  /** Targets of the newest batch, batch × outputs. */
  public DMatrixRMaj batchTargets() {
    return y;
  }

  /** The newest step that was kept whole; null if none. */
  @Nullable Observation observation() {
    return observation;
  }
}
