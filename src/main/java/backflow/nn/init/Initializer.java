package backflow.nn.init;

import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;

/** Draws the weights a layer starts with. */
public interface Initializer {
  /**
   * Fills a weight matrix.
   *
   * @param w out × in, so fan_in is its columns and fan_out its rows; overwritten row by row
   * @param random the stream to draw from
   */
  void fillInPlace(DMatrixRMaj w, RandomStream random);
}
