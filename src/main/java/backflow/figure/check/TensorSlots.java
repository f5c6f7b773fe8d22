package backflow.figure.check;

import backflow.chart.LayerAxis;
import backflow.check.TensorCheck;
import java.util.List;

/** Where the tensors stand side by side: each layer a slot, its tensors sharing it. */
final class TensorSlots {
  private final LayerAxis layers;
  private final double[] left;
  private final double[] width;

  TensorSlots(LayerAxis layers, List<TensorCheck> tensors) {
    this.layers = layers;
    left = new double[tensors.size()];
    width = new double[tensors.size()];
    for (int i = 0; i < left.length; ) {
      int layer = tensors.get(i).layer();
      int end = i;
      while (end < left.length && tensors.get(end).layer() == layer) {
        end++;
      }
      double slot = layer > layers.hidden() ? layers.outSlot() : layers.slot();
      double from = layers.at(layer) - slot / 2;
      // so that neighbouring layers can be told apart
      double gap = Math.min(slot * 0.12, 10);
      for (int k = i; k < end; k++) {
        width[k] = (slot - gap) / (end - i);
        left[k] = from + gap / 2 + (k - i) * width[k];
      }
      i = end;
    }
  }

  LayerAxis layers() {
    return layers;
  }

  double left(int tensor) {
    return left[tensor];
  }

  double width(int tensor) {
    return width[tensor];
  }

  double middle(int tensor) {
    return left[tensor] + width[tensor] / 2;
  }

  /** Where an element of a tensor stands: from left to right in the order of the tensor. */
  double at(int tensor, int index, int size) {
    double inset = Math.min(3, width[tensor] * 0.15);
    return left[tensor] + inset + (index + 0.5) / size * (width[tensor] - 2 * inset);
  }
}
