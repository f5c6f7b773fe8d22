package backflow.theory;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  private final RandomStream random = RandomStream.of(5, "spectrum");

  private DMatrixRMaj matrix(int rows, int columns, double scale) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = scale * random.nextGaussian();
    }
    return matrix;
  }

  private static ProductSpectrum start(int n) {
    return new ProductSpectrum(identity(n));
  }

  private static double[][] identity(int n) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }

  private static ProductSpectrum.Factor factor(DMatrixRMaj j) {
    return (x, y) -> {
      for (int c = 0; c < j.numCols; c++) {
        y[c] = 0;
        for (int r = 0; r < j.numRows; r++) {
          y[c] += x[r] * j.get(r, c);
        }
      }
    };
  }

  @Test
  void aDiagonalMatrixShowsItsEntries() {
    Spectrum s = Spectrum.of(new DMatrixRMaj(3, 3, true, 0, 0, 1e-3, 100, 0, 0, 0, 0, 0));
    assertEquals(3, s.size());
    assertEquals(2, s.rank());
    assertClose(2, s.largest(), 1e-14, 0, "largest");
    assertClose(-3, s.smallest(), 1e-14, 0, "smallest");
    assertClose(5, s.condition(), 1e-14, 0, "condition");
    assertClose(-0.5, s.quantile(0.5), 1e-13, 0, "median");
    assertEquals(Double.NEGATIVE_INFINITY, s.decade(2));
  }

  @Test
  void hugeAndTinyAndInfiniteMatricesAreTold() {
    assertClose(300, Spectrum.of(new DMatrixRMaj(1, 1, true, 1e300)).largest(), 1e-14, 0, "huge");
    assertClose(-320, Spectrum.of(new DMatrixRMaj(1, 1, true, 1e-320)).largest(), 1e-5, 0, "tiny");
    assertFalse(Spectrum.of(new DMatrixRMaj(1, 2, true, 1, 1 / 0.0)).known());
    assertFalse(Spectrum.of(new DMatrixRMaj(1, 2, true, 1, Double.NaN)).known());
    assertEquals(0, Spectrum.of(new DMatrixRMaj(4, 4)).rank());
  }

  @Test
  void productsAgreeWithTheirDecomposition() {
    ProductSpectrum product = start(7);
    DMatrixRMaj all = CommonOps_DDRM.identity(7);
    int[] widths = {7, 9, 6, 6, 8};
    for (int k = 1; k < widths.length; k++) {
      DMatrixRMaj j = matrix(widths[k - 1], widths[k], k);
      DMatrixRMaj next = new DMatrixRMaj(7, widths[k]);
      CommonOps_DDRM.mult(all, j, next);
      all = next;
      product.multiply(factor(j), widths[k]);
      Spectrum expected = Spectrum.of(all.copy());
      Spectrum found = product.spectrum();
      assertEquals(expected.rank(), found.rank());
      for (int i = 0; i < expected.rank(); i++) {
        assertClose(expected.decade(i), found.decade(i), 0, 1e-9, "value " + i + " of " + k);
      }
    }
    // a product through 6 units has rank 6
    assertEquals(6, product.spectrum().rank());
    assertEquals(7, product.spectrum().size());
  }

  @Test
  void threeHundredFactorsAreLogarithmsAndNotZero() {
    int n = 8;
    ProductSpectrum product = start(n);
    double logDeterminant = 0;
    for (int k = 0; k < 300; k++) {
      DMatrixRMaj j = matrix(n, n, 1e-3);
      logDeterminant += StrictMath.log10(Math.abs(CommonOps_DDRM.det(j)));
      product.multiply(factor(j), n);
    }
    Spectrum s = product.spectrum();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += s.decade(i);
    }
    assertClose(logDeterminant, sum, 1e-10, 0, "Σ log σ = log |det|");
    assertTrue(s.largest() < -600 && s.largest() > -900, "largest 10^" + s.largest());
    assertTrue(s.condition() > 100, "the spread grows with depth");
  }

  @Test
  void gradedProductsKeepEveryDecade() {
    ProductSpectrum product = start(3);
    DMatrixRMaj graded = new DMatrixRMaj(3, 3, true, 10, 0, 0, 0, 0.1, 0, 0, 0, 1e-9);
    for (int k = 0; k < 300; k++) {
      product.multiply(factor(graded), 3);
    }
    Spectrum s = product.spectrum();
    assertClose(300, s.decade(0), 1e-12, 0, "10³⁰⁰");
    assertClose(-300, s.decade(1), 1e-12, 0, "10⁻³⁰⁰");
    assertClose(-2700, s.decade(2), 1e-12, 0, "10⁻²⁷⁰⁰");
  }

  @Test
  void lostRankIsExactlyZeroAndStaysLost() {
    ProductSpectrum product = start(5);
    DMatrixRMaj j = matrix(5, 5, 1);
    for (int c = 0; c < 5; c++) {
      j.set(1, c, 0);
      j.set(4, c, 2 * j.get(0, c) - j.get(2, c));
    }
    product.multiply(factor(j), 5);
    assertEquals(3, product.spectrum().rank());
    product.multiply(factor(matrix(5, 5, 1)), 5);
    assertEquals(3, product.spectrum().rank());
    product.multiply((x, y) -> y[0] = Double.NaN, 5);
    assertFalse(product.spectrum().known());
  }
}
