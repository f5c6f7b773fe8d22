package backflow.figure.frame;

import backflow.check.ElementPlace;
import backflow.study.Interest;
import org.jspecify.annotations.Nullable;

/**
 * What the reader is looking at, the same in every figure of a window. Layers count from 1 at the
 * input, D+1 is the output layer; units count from 1 within their layer.
 *
 * @param hero the signal in the colour of the run
 * @param layer the selected layer; 0: none
 * @param unit the selected unit of that layer; 0: none
 * @param chosenAt the step at which that unit was chosen, where a chart has steps; −1: none
 * @param playhead the step that is shown; −1: the newest
 * @param hover what is under the pointer in any figure
 * @param span which steps are shown
 * @param epochs whether the axis of steps counts epochs
 * @param knobs how the instruments' own settings stand
 */
public record Focus(
    Signal hero,
    int layer,
    int unit,
    long chosenAt,
    long playhead,
    Hit hover,
    Span span,
    boolean epochs,
    Knobs knobs) {
  /** Live, nothing selected, the backward signal. */
  public static final Focus LIVE =
      new Focus(Signal.BACKWARD, 0, 0, -1, -1, Hit.NONE, Span.ALL, false, Knobs.START);

  /** The layer under the pointer in any figure; 0: none. */
  public int hoverLayer() {
    return hover.layer();
  }

  /** The step under the pointer in any figure; −1: none. */
  public long hoverStep() {
    return hover.step();
  }

  /** The same with another hero. */
  public Focus withHero(Signal next) {
    return new Focus(next, layer, unit, chosenAt, playhead, hover, span, epochs, knobs);
  }

  /** The same with another layer selected, and none of its units. */
  public Focus withLayer(int next) {
    return new Focus(hero, next, 0, -1, playhead, hover, span, epochs, knobs);
  }

  /** The same with a unit selected. */
  public Focus withUnit(int itsLayer, int next) {
    return withUnit(itsLayer, next, -1);
  }

  /** The same with a unit selected at a step: of its deaths, the nearest one is meant. */
  public Focus withUnit(int itsLayer, int next, long step) {
    return new Focus(hero, itsLayer, next, step, playhead, hover, span, epochs, knobs);
  }

  /** The same at another step; at a past one, what had happened last by then is meant. */
  public Focus withPlayhead(long next) {
    return new Focus(hero, layer, unit, next < 0 ? chosenAt : -1, next, hover, span, epochs, knobs);
  }

  /** The same with something else under the pointer. */
  public Focus withHover(Hit next) {
    return new Focus(hero, layer, unit, chosenAt, playhead, next, span, epochs, knobs);
  }

  /** The same with other steps shown. */
  public Focus withSpan(Span next) {
    return new Focus(hero, layer, unit, chosenAt, playhead, hover, next, epochs, knobs);
  }

  /** The same with steps or epochs on the axis. */
  public Focus withEpochs(boolean next) {
    return new Focus(hero, layer, unit, chosenAt, playhead, hover, span, next, knobs);
  }

  /** The same with other settings of instruments. */
  public Focus withKnobs(Knobs next) {
    return new Focus(hero, layer, unit, chosenAt, playhead, hover, span, epochs, next);
  }

  /** What studies are to look at. */
  public Interest interest() {
    return new Interest(layer, unit, chosenAt, CheckKnobs.inquiry(knobs));
  }

  /** The number of the network that is looked at closely; null: none is chosen. */
  public @Nullable ElementPlace chosen() {
    return CheckKnobs.place(knobs);
  }

  /** Whether anything is under the pointer. */
  public boolean isHovering() {
    return !hover.isNone();
  }

  /** The layer to read out: under the pointer, else selected; 0: none. */
  public int readLayer() {
    return hover.layer() > 0 ? hover.layer() : layer;
  }

  /** The step to read out: under the pointer, else the playhead; −1: the newest. */
  public long readStep() {
    return hover.step() >= 0 ? hover.step() : playhead;
  }
}
