package backflow.study.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.Inquiry;
import backflow.check.Spoiler;
import backflow.check.Spoilers;
import backflow.train.CheckSpec;
import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import backflow.train.SpecPatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckStudyTest {
  @Test
  void aFileThatSaysNothingWantsTheUsualCheck() {
    assertEquals(Inquiry.USUAL, CheckStudy.inquiry(CheckSpec.USUAL));
  }

  @Test
  void aFileMayNameEverySpoilerAndNoOther() {
    List<String> ids = new ArrayList<>(Spoilers.all().stream().map(Spoiler::id).toList());
    Inquiry inquiry = CheckStudy.inquiry(spoiled(ids));
    assertEquals(ids, inquiry.spoilers());
    SpecException e = assertThrows(SpecException.class, () -> spoiled(List.of("sunshine")));
    for (String id : ids) {
      assertTrue(e.getMessage().contains(id), e.getMessage());
    }
    Collections.reverse(ids);
    assertEquals(inquiry, CheckStudy.inquiry(spoiled(ids)));
  }

  private static CheckSpec spoiled(List<String> ids) {
    Map<String, Object> change = Map.of("view.check.spoilers", ids);
    return SpecPatch.apply(ExperimentSpec.DEFAULT, change).view().check();
  }
}
