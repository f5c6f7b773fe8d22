package backflow.study.check;

import backflow.check.Arrangement;
import backflow.check.CheckProgress;
import backflow.check.Chosen;
import backflow.check.Companions;
import backflow.check.Inquiry;
import backflow.check.KinkLine;
import backflow.check.KinkStudy;
import backflow.study.Moment;
import org.jspecify.annotations.Nullable;

/** Which kinks are there between θ − ε and θ + ε? */
public record KinksStudy() implements CheckStudy<CheckedKinks> {
  @Override
  public Class<CheckedKinks> kind() {
    return CheckedKinks.class;
  }

  @Override
  public @Nullable CheckedKinks of(
      Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
    Arrangement arrangement = inquiry.arranged(CheckStudy.subject(moment));
    Chosen chosen = Chosen.of(arrangement, inquiry.place(), progress, cancelled::now);
    if (chosen == null) {
      return null;
    }
    KinkLine line = KinkStudy.of(arrangement, chosen, progress, cancelled::now);
    return line == null ? null : new CheckedKinks(moment.step(), line);
  }

  @Override
  public Inquiry question(Inquiry inquiry) {
    return inquiry.withBeside(Companions.USUAL);
  }

  @Override
  public int turn() {
    return 1;
  }
}
