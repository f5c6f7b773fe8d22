package backflow.study.check;

import backflow.check.Arrangement;
import backflow.check.BackwardPass;
import backflow.check.CheckProgress;
import backflow.check.Conditions;
import backflow.check.EpsilonCurves;
import backflow.check.EpsilonStudy;
import backflow.check.Inquiry;
import backflow.math.FloatFormat;
import backflow.study.Moment;
import org.jspecify.annotations.Nullable;

/** Which ε is best? */
public record EpsilonsStudy() implements CheckStudy<CheckedEpsilons> {
  @Override
  public Class<CheckedEpsilons> kind() {
    return CheckedEpsilons.class;
  }

  @Override
  public @Nullable CheckedEpsilons of(
      Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
    Arrangement arrangement = question(inquiry).arranged(CheckStudy.subject(moment));
    EpsilonCurves curves =
        EpsilonStudy.of(
            arrangement, inquiry.place(), BackwardPass.HONEST, progress, cancelled::now);
    return curves == null ? null : new CheckedEpsilons(moment.step(), curves);
  }

  /** All ε are tried, and both formats, whichever is chosen. */
  @Override
  public Inquiry question(Inquiry inquiry) {
    return inquiry
        .withPrecision(FloatFormat.FLOAT64)
        .withEpsilon(Conditions.EPSILON)
        .withSample(Conditions.ALL_UP_TO);
  }

  @Override
  public int turn() {
    return 1;
  }
}
