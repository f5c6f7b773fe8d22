package backflow.study;

import backflow.theory.Spectrum;
import java.util.List;
import java.util.Optional;

/**
 * Singular values of the layer Jacobians at one sample of the batch, and of their products.
 *
 * @param step with the parameters before its update
 * @param hidden D, how many hidden layers
 * @param layers ∂a_l/∂a_(l−1), for all layers from 1 to D+1 or a sample of them, ascending
 * @param products ∂a_D/∂a_l for l = 1..D−1, ascending
 * @param directions how many directions at layer D the products were followed along
 * @param width units of layer D
 * @param held whether the statistics of batch normalization were held fixed
 */
public record Spectra(
    long step,
    int hidden,
    List<OfLayer> layers,
    List<OfLayer> products,
    int directions,
    int width,
    boolean held)
    implements Finding {
  /** Copies the lists. */
  public Spectra {
    layers = List.copyOf(layers);
    products = List.copyOf(products);
  }

  /**
   * One spectrum.
   *
   * @param layer l
   */
  public record OfLayer(int layer, Spectrum spectrum) {}

  /** That of one layer's Jacobian. */
  public Optional<Spectrum> ofLayer(int layer) {
    return layers.stream().filter(o -> o.layer() == layer).map(OfLayer::spectrum).findFirst();
  }

  /** That of the product down to one layer. */
  public Optional<Spectrum> productTo(int layer) {
    return products.stream().filter(o -> o.layer() == layer).map(OfLayer::spectrum).findFirst();
  }
}
