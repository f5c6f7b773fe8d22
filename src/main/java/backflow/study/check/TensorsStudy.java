package backflow.study.check;

import backflow.check.Arrangement;
import backflow.check.CheckProgress;
import backflow.check.GradientReport;
import backflow.check.Inquiry;
import backflow.study.Moment;
import org.jspecify.annotations.Nullable;

/** Is the gradient right, tensor by tensor? */
public record TensorsStudy() implements CheckStudy<CheckedTensors> {
  @Override
  public Class<CheckedTensors> kind() {
    return CheckedTensors.class;
  }

  @Override
  public @Nullable CheckedTensors of(
      Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
    Arrangement arrangement = inquiry.arranged(CheckStudy.subject(moment));
    GradientReport report = arrangement.check().run(progress, cancelled::now);
    return report.complete()
        ? CheckedTensors.of(moment.step(), moment.network(), inquiry, report)
        : null;
  }

  @Override
  public Inquiry question(Inquiry inquiry) {
    return inquiry.withPlace(null).withBeside(Inquiry.USUAL.beside());
  }

  @Override
  public int turn() {
    return 2;
  }
}
