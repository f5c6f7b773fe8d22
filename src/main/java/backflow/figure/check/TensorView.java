package backflow.figure.check;

import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.GradientReport;
import backflow.check.TensorCheck;
import backflow.math.Blank;
import backflow.study.check.CheckedTensors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is drawn and said of a check, worked out once and not in every frame. */
final class TensorView {
  /** A norm form up to here would be taken for fine. */
  private static final double FINE = 1e-4;

  private final CheckedTensors found;
  private final boolean oneSided;
  private final int[] counts = new int[Band.values().length];
  private final double[] normForms;
  private final double normForm;
  private final List<Integer> wrong = new ArrayList<>();
  private int checked;
  private double largest = Blank.VALUE;
  private int worstTensor;

  private TensorView(CheckedTensors found, boolean oneSided) {
    this.found = found;
    this.oneSided = oneSided;
    GradientReport report = found.report();
    normForm = oneSided ? report.oneSidedNormForm() : report.normForm();
    normForms = new double[report.tensors().size()];
    for (int i = 0; i < normForms.length; i++) {
      TensorCheck tensor = report.tensors().get(i);
      normForms[i] = oneSided ? tensor.oneSidedNormForm() : tensor.normForm();
      tensor.elements().forEach(e -> counts[e.band().ordinal()]++);
      checked += tensor.checked();
      if (tensor.count(Band.WRONG) + tensor.count(Band.NOT_FINITE) > 0) {
        wrong.add(i);
      }
      double error = oneSided ? tensor.oneSidedMaxRelativeError() : tensor.maxRelativeError();
      if (!Blank.is(error) && (Blank.is(largest) || error > largest)) {
        largest = error;
        worstTensor = i;
      }
    }
  }

  /** That of a finding; the known one if it is that. */
  static TensorView of(CheckedTensors found, boolean oneSided, @Nullable TensorView known) {
    return known != null && known.found == found && known.oneSided == oneSided
        ? known
        : new TensorView(found, oneSided);
  }

  CheckedTensors found() {
    return found;
  }

  GradientReport report() {
    return found.report();
  }

  boolean oneSided() {
    return oneSided;
  }

  int checked() {
    return checked;
  }

  /** How many elements are of a band. */
  int count(Band band) {
    return counts[band.ordinal()];
  }

  /** How many differences can judge. */
  int judged() {
    int judged = 0;
    for (Band band : Band.values()) {
      judged += band.isJudged() ? count(band) : 0;
    }
    return judged;
  }

  /** Tensors with something wrong or not finite, from the input on. */
  List<Integer> wrong() {
    return wrong;
  }

  /** Of all judged elements; blank if there is none. */
  double normForm() {
    return normForm;
  }

  double normForm(int tensor) {
    return normForms[tensor];
  }

  /** The largest error of a judged element; blank if there is none. */
  double largest() {
    return largest;
  }

  /** The tensor that it is in. */
  int worstTensor() {
    return worstTensor;
  }

  /** Whether elements are wrong that the norm form over all would let pass. */
  boolean normFormHides() {
    return count(Band.WRONG) > 0 && normForm <= FINE;
  }

  double error(ElementCheck element) {
    return oneSided ? element.oneSidedRelativeError() : element.relativeError();
  }

  /** The band in which an element stands: that of the error that is shown, if it is judged. */
  Band band(ElementCheck element) {
    return element.band().isJudged() ? Band.of(error(element)) : element.band();
  }

  String name(int tensor) {
    return report().tensors().get(tensor).tensor();
  }
}
