package backflow.study;

import backflow.math.RandomStream;
import backflow.nn.Layer;
import backflow.nn.layer.BatchNorm;
import backflow.theory.ProductSpectrum;
import backflow.theory.Spectrum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Singular values of the layer Jacobians at the first sample of the batch, and of the products
 * ∂a_D/∂a_l. In nets that are too large to look at whole within a second the layers are sampled
 * evenly, and the products are followed along some random directions at layer D instead of all.
 */
public final class JacobianSpectrum implements Study<Spectra> {
  /** The one instance; it has no state. */
  public static final JacobianSpectrum INSTANCE = new JacobianSpectrum();

  /** Multiplications that all decompositions together may cost, about: half a second. */
  private static final double LAYERS_BUDGET = 2.5e8;

  private static final double PRODUCT_BUDGET = 4e8;

  /** Sweeps times operations of a rotation, per pair of rows and column. */
  private static final double ROTATIONS = 30;

  private static final int FEWEST_LAYERS = 3;
  private static final int FEWEST_DIRECTIONS = 4;
  private static final int SAMPLE = 0;

  private JacobianSpectrum() {}

  @Override
  public Class<Spectra> kind() {
    return Spectra.class;
  }

  @Override
  public @Nullable Spectra of(Moment moment, Interest interest, Cancelled cancelled) {
    List<Layer> all = moment.network().layers();
    int hidden = all.size() - 1;
    List<Spectra.OfLayer> layers = new ArrayList<>();
    int shown = layersShown(all);
    for (int i = 0; i < shown; i++) {
      if (cancelled.now()) {
        return null;
      }
      int place = shown == 1 ? 0 : (int) Math.rint((double) i * (all.size() - 1) / (shown - 1));
      Layer layer = all.get(place);
      Spectrum spectrum = Spectrum.of(jacobian(moment, layer).matrix());
      layers.add(new Spectra.OfLayer(layer.index(), spectrum));
    }
    int width = hidden == 0 ? 0 : all.get(hidden - 1).width();
    int directions = hidden < 2 ? 0 : directions(all);
    List<Spectra.OfLayer> products = new ArrayList<>();
    if (directions > 0 && !follow(moment, directions, products, cancelled)) {
      return null;
    }
    boolean held = all.get(0).normalizer() instanceof BatchNorm;
    return new Spectra(moment.step(), hidden, layers, products, directions, width, held);
  }

  private static LayerJacobian jacobian(Moment moment, Layer layer) {
    return new LayerJacobian(layer, moment.workspace(), SAMPLE);
  }

  private static int layersShown(List<Layer> all) {
    double cost = 0;
    for (Layer layer : all) {
      double out = layer.width();
      double in = layer.dense().weight().value().numCols;
      cost += out * in * Math.min(out, in);
    }
    int fits = (int) (all.size() * Math.min(1, LAYERS_BUDGET / Math.max(1, cost)));
    return Math.min(all.size(), Math.max(FEWEST_LAYERS, fits));
  }

  /** The most that the budget allows: Σ over layers of 2·k·in·out + 30·k²·in. */
  private static int directions(List<Layer> all) {
    int hidden = all.size() - 1;
    double linear = 0;
    double square = 0;
    for (Layer layer : all.subList(1, hidden)) {
      double in = layer.dense().weight().value().numCols;
      linear += 2 * in * layer.width();
      square += ROTATIONS * in;
    }
    int width = all.get(hidden - 1).width();
    int k = width;
    while (k > FEWEST_DIRECTIONS && k * (linear + k * square) > PRODUCT_BUDGET) {
      k--;
    }
    return k;
  }

  /** From layer D down. @return false if cancelled */
  private static boolean follow(
      Moment moment, int directions, List<Spectra.OfLayer> products, Cancelled cancelled) {
    List<Layer> all = moment.network().layers();
    int hidden = all.size() - 1;
    ProductSpectrum product = new ProductSpectrum(start(directions, all.get(hidden - 1).width()));
    for (int l = hidden; l >= 2; l--) {
      if (cancelled.now()) {
        return false;
      }
      LayerJacobian jacobian = jacobian(moment, all.get(l - 1));
      product.multiply(jacobian, jacobian.inputs());
      products.add(new Spectra.OfLayer(l - 1, product.spectrum()));
    }
    Collections.reverse(products);
    return true;
  }

  /** The unit vectors, or random ones if there are to be fewer. */
  private static double[][] start(int directions, int width) {
    RandomStream random = RandomStream.of(0, "jacobian directions");
    double[][] rows = new double[directions][width];
    for (int i = 0; i < directions; i++) {
      for (int j = 0; j < width; j++) {
        rows[i][j] = directions == width ? (i == j ? 1 : 0) : random.nextGaussian();
      }
    }
    return rows;
  }
}
