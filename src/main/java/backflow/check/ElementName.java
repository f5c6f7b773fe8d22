package backflow.check;

import backflow.nn.Network;
import backflow.nn.Parameter;

/**
 * What one number of a network is called, by units, which count from 1.
 *
 * @param tensor for example {@code W3}
 * @param kind of the tensor
 * @param layer 1 at the input to D+1, the output layer
 * @param unit of that layer; 0 for a slope, which all units share
 * @param from of a weight: the unit of the layer below, or the input; else 0
 */
public record ElementName(String tensor, Parameter.Kind kind, int layer, int unit, int from) {
  static ElementName of(Network network, ElementPlace place) {
    Parameter p = place.in(network);
    int columns = p.value().numCols;
    return switch (p.kind()) {
      case WEIGHT -> named(p, place.index() / columns + 1, place.index() % columns + 1);
      case SLOPE -> named(p, 0, 0);
      default -> named(p, place.index() + 1, 0);
    };
  }

  private static ElementName named(Parameter p, int unit, int from) {
    return new ElementName(p.name(), p.kind(), p.layer(), unit, from);
  }

  /** {@code W3[7, 4]}, {@code b3[7]} or {@code slope3}. */
  public String brief() {
    if (unit == 0) {
      return tensor;
    }
    return tensor + "[" + unit + (from > 0 ? ", " + from : "") + "]";
  }

  /** In words: the weight from unit 4 of layer 2 to unit 7 of layer 3. */
  public String words() {
    String where = " of layer " + layer;
    return switch (kind) {
      case WEIGHT -> "the weight from " + below() + " to unit " + unit + where;
      case BIAS -> "the bias of unit " + unit + where;
      case GAMMA -> "the scale γ of unit " + unit + where;
      case BETA -> "the shift β of unit " + unit + where;
      case SLOPE -> "the slope that all units" + where + " share";
    };
  }

  private String below() {
    return layer == 1 ? "input " + from : "unit " + from + " of layer " + (layer - 1);
  }
}
