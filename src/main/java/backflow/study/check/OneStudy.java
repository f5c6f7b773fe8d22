package backflow.study.check;

import backflow.check.Arrangement;
import backflow.check.CheckProgress;
import backflow.check.Chosen;
import backflow.check.Companions;
import backflow.check.Inquiry;
import backflow.check.RecipeStudy;
import backflow.study.Moment;
import org.jspecify.annotations.Nullable;

/** How is one parameter checked, number by number? */
public record OneStudy() implements CheckStudy<CheckedOne> {
  @Override
  public Class<CheckedOne> kind() {
    return CheckedOne.class;
  }

  @Override
  public @Nullable CheckedOne of(
      Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
    Arrangement arrangement = inquiry.arranged(CheckStudy.subject(moment));
    Chosen chosen = Chosen.of(arrangement, inquiry.place(), progress, cancelled::now);
    return chosen == null
        ? null
        : new CheckedOne(moment.step(), RecipeStudy.of(arrangement, chosen));
  }

  @Override
  public Inquiry question(Inquiry inquiry) {
    return inquiry.withBeside(Companions.USUAL);
  }

  @Override
  public int turn() {
    return 0;
  }
}
