package backflow.figure.frame;

import backflow.chart.Series;
import backflow.probe.Event;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.LifeStrip;
import backflow.probe.PartOfStep;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;
import backflow.study.Findings;
import backflow.sweep.SweepTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the figures show of one run: copies of what was measured, filled by the owner once per frame
 * and reused. Belongs to one thread; the history it reads from may be filled by another.
 */
public final class Readings {
  private final Map<LayerQuantity, Strip> byLayer = new EnumMap<>(LayerQuantity.class);
  private final Map<StepQuantity, Strip> byStep = new EnumMap<>(StepQuantity.class);
  private final Strip signal = new Strip();
  private final RareValues rare = new RareValues();
  private final Findings findings = new Findings();
  private final LifeStrip lives = new LifeStrip();
  private StepSnapshot snapshot = new StepSnapshot(1);
  private RunFacts facts = RunFacts.UNKNOWN;
  private List<Event> events = List.of();
  private long lastStep = -1;
  private @Nullable PartOfStep part;
  private @Nullable SweepTable sweep;
  private @Nullable Readings other;
  private @Nullable Readings ghost;

  /**
   * Copies all that the figures need.
   *
   * @param history of the run; any thread may be filling it
   * @param focus which step, which signal, which span
   * @param columns how many pixel columns the widest figure has
   * @param needs of the figures that are shown
   */
  public void read(History history, Focus focus, int columns, Needs needs) {
    layers(history.layers());
    long playhead = focus.playhead();
    boolean any = playhead < 0 ? history.latest(snapshot) : history.at(playhead, snapshot);
    if (!any) {
      snapshot.clear(-1);
    }
    lastStep = history.lastStep();
    events = history.events();
    history.life().read(lives);
    long from = (long) Math.max(0, Math.floor(focus.span().left()));
    long to = Math.min(lastStep, (long) Math.ceil(focus.span().right(lastStep)));
    LayerQuantity hero = focus.hero().quantity();
    if (needs.hero()) {
      read(history, hero, from, to, columns, signal);
    }
    rare.forget();
    if (focus.hero().isRare()) {
      RareValues.hold(signal);
      rare.complete(history, hero, snapshot);
    }
    for (LayerQuantity quantity : needs.layers()) {
      read(history, quantity, from, to, columns, strip(quantity));
    }
    for (StepQuantity quantity : needs.steps()) {
      read(history, quantity, from, to, columns, strip(quantity));
    }
  }

  private static void read(
      History history, LayerQuantity quantity, long from, long to, int columns, Strip into) {
    if (to < from || !history.read(quantity, from, to, columns, into)) {
      into.resize(history.layers(), 0);
    }
  }

  private static void read(
      History history, StepQuantity quantity, long from, long to, int columns, Strip into) {
    if (to < from || !history.read(quantity, from, to, columns, into)) {
      into.resize(1, 0);
    }
  }

  /**
   * Makes room for a network of D+1 layers; what is shown at a step is forgotten if that changes.
   */
  public void layers(int layers) {
    if (snapshot.layers() != layers) {
      snapshot = new StepSnapshot(layers);
    }
  }

  /** What is known of the run. */
  public void facts(RunFacts newFacts) {
    facts = newFacts;
  }

  /** What is known of the run. */
  public RunFacts facts() {
    return facts;
  }

  /** What is known of the loss. */
  public LossFacts lossFacts() {
    return facts.loss();
  }

  /** How many steps an epoch has; 0 if that is not known. */
  public double stepsPerEpoch() {
    return facts.stepsPerEpoch();
  }

  /** D, how many hidden layers. */
  public int hidden() {
    return snapshot.layers() - 1;
  }

  /** The newest step; −1 if there is none. */
  public long lastStep() {
    return lastStep;
  }

  /** Says which step is the newest, for an owner that fills the strips itself. */
  public void lastStep(long step) {
    lastStep = step;
  }

  /** The newest step of this run and of those beside it; −1 if there is none. */
  public long lastStepOfAll() {
    long last = lastStep;
    last = other == null ? last : Math.max(last, other.lastStep);
    return ghost == null ? last : Math.max(last, ghost.lastStep);
  }

  /** What happened so far, in order. */
  public List<Event> events() {
    return events;
  }

  /** The step that is shown; live, for its owner to fill; step −1: none. */
  public StepSnapshot snapshot() {
    return snapshot;
  }

  /**
   * Of which step the hero signal in the {@link #snapshot} is, if it is measured at every k-th step
   * only and not at the one shown: "step 200"; else empty.
   */
  public String heroStep() {
    return rare.when();
  }

  /** The hero signal by step and layer; live, for its owner to fill. */
  public Strip signal() {
    return signal;
  }

  /** A quantity by step and layer; live; without buckets unless somebody needed it. */
  public Strip strip(LayerQuantity quantity) {
    return byLayer.computeIfAbsent(quantity, q -> new Strip());
  }

  /** A quantity by step; likewise. */
  public Strip strip(StepQuantity quantity) {
    return byStep.computeIfAbsent(quantity, q -> new Strip());
  }

  /** What every unit was at every measurement; live, for its owner to fill. */
  public LifeStrip lives() {
    return lives;
  }

  /** What was worked out from the parameters of a moment; live, for its owner to fill. */
  public Findings findings() {
    return findings;
  }

  /** A step that is made in parts, as far as it has come; null if whole steps are made. */
  public @Nullable PartOfStep part() {
    return part;
  }

  /** Says how far a step has come that is made in parts; null: whole steps are made. */
  public void part(@Nullable PartOfStep now) {
    part = now;
  }

  /** What many runs beside this one came to; null if there was no sweep. */
  public @Nullable SweepTable sweep() {
    return sweep;
  }

  /** Says what many runs beside this one came to; null: there was no sweep. */
  public void sweep(@Nullable SweepTable now) {
    sweep = now;
  }

  /** Run B beside this one; null if there is none. */
  public @Nullable Readings other() {
    return other;
  }

  /** A kept run behind this one; null if there is none. */
  public @Nullable Readings ghost() {
    return ghost;
  }

  /** Puts run B beside this one, or takes it away. */
  public void beside(@Nullable Readings runB) {
    other = runB;
  }

  /** Puts a kept run behind this one, or takes it away. */
  public void behind(@Nullable Readings kept) {
    ghost = kept;
  }

  /** A strip as the charts take it. */
  public static Series series(Strip strip) {
    return new Series(
        strip.buckets, strip.rows, strip.from, strip.to, strip.min, strip.max, strip.last);
  }
}
