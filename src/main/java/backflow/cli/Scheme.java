package backflow.cli;

import backflow.check.GradientReport;
import backflow.check.TensorCheck;

/** Which differences the errors of a gradient check are shown of. */
enum Scheme {
  CENTRED("centred"),
  ONE_SIDED("one-sided");

  private final String word;

  Scheme(String word) {
    this.word = word;
  }

  /** The word on the command line. */
  String word() {
    return word;
  }

  double maxRelativeError(GradientReport report) {
    return this == CENTRED ? report.maxRelativeError() : report.oneSidedMaxRelativeError();
  }

  double normForm(GradientReport report) {
    return this == CENTRED ? report.normForm() : report.oneSidedNormForm();
  }

  double maxRelativeError(TensorCheck tensor) {
    return this == CENTRED ? tensor.maxRelativeError() : tensor.oneSidedMaxRelativeError();
  }

  double normForm(TensorCheck tensor) {
    return this == CENTRED ? tensor.normForm() : tensor.oneSidedNormForm();
  }
}
