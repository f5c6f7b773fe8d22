package backflow.check.hunt.bug;

import backflow.check.hunt.textbook.LayerStep;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** δ with the wrong sign: the optimizer would climb. */
final class SignWrong extends Bug {
  SignWrong() {
    super(
        "sign-wrong",
        "wrong sign",
        new Words(
            "δ{l} = {δ}",
            "δ{l} = −{δ}",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "Look at a and n side by side: their sizes are right.",
                "Their ratio is −1."),
            "In W{l} n is −a{but}, so that the relative error is 2."));
  }

  @Override
  public boolean fits(Place place) {
    return true;
  }

  @Override
  protected DMatrixRMaj delta(LayerStep step, DMatrixRMaj df) {
    DMatrixRMaj dz = super.delta(step, df);
    CommonOps_DDRM.changeSign(dz);
    return dz;
  }
}
