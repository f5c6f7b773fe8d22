package backflow.figure;

/**
 * What the reader is looking at, the same in every figure of a window. Layers count from 1 at the
 * input; D+1 is the output layer.
 *
 * @param hero the signal in the colour of the run
 * @param layer the selected layer; 0: none
 * @param playhead the step that is shown; −1: the newest
 * @param hoverLayer the layer under the pointer in any figure; 0: none
 * @param hoverStep the step under the pointer in any figure; −1: none
 */
public record Focus(Signal hero, int layer, long playhead, int hoverLayer, long hoverStep) {
  /** Live, nothing selected, the backward signal. */
  public static final Focus LIVE = new Focus(Signal.BACKWARD, 0, -1, 0, -1);

  /** The same with another hero. */
  public Focus withHero(Signal newHero) {
    return new Focus(newHero, layer, playhead, hoverLayer, hoverStep);
  }

  /** The same with another layer selected. */
  public Focus withLayer(int newLayer) {
    return new Focus(hero, newLayer, playhead, hoverLayer, hoverStep);
  }

  /** The same at another step. */
  public Focus withPlayhead(long newPlayhead) {
    return new Focus(hero, layer, newPlayhead, hoverLayer, hoverStep);
  }

  /** The same with something else under the pointer. */
  public Focus withHover(Hit hit) {
    return new Focus(hero, layer, playhead, hit.layer(), hit.step());
  }

  /** Whether anything is under the pointer. */
  boolean isHovering() {
    return hoverLayer > 0 || hoverStep >= 0;
  }

  /** The layer to read out: under the pointer, else selected; 0: none. */
  int readLayer() {
    return hoverLayer > 0 ? hoverLayer : layer;
  }
}
