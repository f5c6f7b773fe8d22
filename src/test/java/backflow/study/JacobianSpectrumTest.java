package backflow.study;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.init.Scheme;
import backflow.theory.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class JacobianSpectrumTest {
  private static Spectra spectra(Moment moment) {
    Spectra spectra = JacobianSpectrum.INSTANCE.of(moment, Interest.NONE, () -> false);
    assertNotNull(spectra);
    return spectra;
  }

  @Test
  void orthogonalLinearLayersHaveSingularValuesOfOne() {
    Moment moment =
        TheoryMoments.after(0, TheoryMoments.network(30, 12, "identity", Scheme.ORTHOGONAL));
    Spectra spectra = spectra(moment);
    assertEquals(31, spectra.layers().size());
    assertEquals(29, spectra.products().size());
    Spectrum first = spectra.productTo(1).orElseThrow();
    assertClose(0, first.largest(), 0, 1e-12, "largest");
    assertClose(0, first.smallest(), 0, 1e-12, "smallest");
    assertClose(0, spectra.ofLayer(17).orElseThrow().condition(), 0, 1e-12, "condition");
  }

  @Test
  void productsAreThoseOfTheMatrices() {
    Moment moment = TheoryMoments.after(3, TheoryMoments.network(4, 6, "tanh", Scheme.HE_NORMAL));
    Spectra spectra = spectra(moment);
    DMatrixRMaj all = CommonOps_DDRM.identity(6);
    for (int l = 4; l >= 2; l--) {
      DMatrixRMaj j =
          new LayerJacobian(moment.network().layers().get(l - 1), moment.workspace(), 0).matrix();
      DMatrixRMaj next = new DMatrixRMaj(6, 6);
      CommonOps_DDRM.mult(all, j, next);
      all = next;
      Spectrum expected = Spectrum.of(all.copy());
      Spectrum found = spectra.productTo(l - 1).orElseThrow();
      for (int i = 0; i < 6; i++) {
        assertClose(expected.decade(i), found.decade(i), 0, 1e-8, "to layer " + (l - 1));
      }
    }
  }

  @Test
  void reluLayersLoseTheRankOfTheirSilentUnits() {
    Moment moment = TheoryMoments.after(0, TheoryMoments.network(5, 16, "relu", Scheme.HE_NORMAL));
    Spectra spectra = spectra(moment);
    DMatrixRMaj a = moment.workspace().layer(3).a();
    int active = 0;
    for (int i = 0; i < 16; i++) {
      active += a.get(0, i) > 0 ? 1 : 0;
    }
    assertEquals(active, spectra.ofLayer(3).orElseThrow().rank());
  }

  @Test
  void deepWideNetsAreSampledWithinASecond() {
    Moment moment =
        TheoryMoments.after(0, TheoryMoments.network(60, 128, "tanh", Scheme.XAVIER_NORMAL));
    Spectra spectra = spectra(moment);
    assertTrue(spectra.layers().size() >= 3 && spectra.layers().size() <= 61);
    assertTrue(spectra.directions() >= 4 && spectra.directions() < 128);
    assertEquals(59, spectra.products().size());
    assertEquals(1, spectra.layers().get(0).layer());
    assertEquals(61, spectra.layers().get(spectra.layers().size() - 1).layer());
  }

  @Test
  void aVanishingNetHasALargestSingularValueFarUnderOne() {
    Moment moment =
        TheoryMoments.after(0, TheoryMoments.network(300, 8, "sigmoid", Scheme.XAVIER_NORMAL));
    Spectrum first = spectra(moment).productTo(1).orElseThrow();
    assertTrue(first.largest() < -120 && first.largest() > -300, "10^" + first.largest());
  }

  @Test
  void givesUpWhenCancelled() {
    Moment moment = TheoryMoments.after(0, TheoryMoments.network(4, 6, "tanh", Scheme.HE_NORMAL));
    assertNull(JacobianSpectrum.INSTANCE.of(moment, Interest.NONE, () -> true));
  }

  @Test
  void netsWithFewLayersHaveNoProduct() {
    for (int depth : new int[] {0, 1}) {
      Moment moment =
          TheoryMoments.after(0, TheoryMoments.network(depth, 6, "tanh", Scheme.HE_NORMAL));
      Spectra spectra = spectra(moment);
      assertEquals(depth + 1, spectra.layers().size());
      assertEquals(0, spectra.products().size());
    }
  }
}
