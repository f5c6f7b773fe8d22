package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.data.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
  @TempDir Path folder;

  /** Forty samples of class common, and some of other classes. */
  private ExperimentSpec csv(double testShare, String... rare) throws IOException {
    StringBuilder text = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(",1,common\n");
    }
    for (String name : rare) {
      text.append("0,2,").append(name).append('\n');
    }
    Path file = Files.writeString(folder.resolve("d.csv"), text);
    DataSpec data = new DataSpec(DataSet.CSV, 8, 0, testShare, 2, file.toString(), null);
    return Specs.SMALL.withData(data);
  }

  @Test
  void aClassWithoutATestSampleIsSaidByName() throws IOException {
    assertEquals(
        List.of("no test sample of class \"rare\"; the test set of 10 says nothing about it"),
        Setup.of(csv(0.25, "rare")).notices());
    assertEquals(
        List.of(
            "no test sample of 6 of 7 classes: \"a\", \"b\", \"c\", \"d\", \"e\" and 1 more; the"
                + " test set of 12 says nothing about them"),
        Setup.of(csv(0.25, "a", "b", "c", "d", "e", "f")).notices());
  }

  @Test
  void nothingIsSaidWhereNothingIsAmiss() throws IOException {
    assertEquals(List.of(), Setup.of(csv(0.5, "rare", "rare")).notices());
    assertEquals(List.of(), Setup.of(csv(0, "rare")).notices(), "no test set is wanted");
    assertEquals(List.of(), Setup.of(ExperimentSpec.DEFAULT).notices());
    DataSpec sine = DataSpec.DEFAULT.withSet(DataSet.SINE);
    assertEquals(List.of(), Setup.of(ExperimentSpec.DEFAULT.withData(sine)).notices());
  }

  @Test
  void generatedClassesGoByTheirNumbers() {
    DataSpec few = DataSpec.DEFAULT.withSet(DataSet.GLYPHS).withSamples(16);
    String notice = Setup.of(ExperimentSpec.DEFAULT.withData(few)).notices().get(0);
    assertTrue(notice.startsWith("no test sample of 6 of 10 classes: \"4\", \"5\""), notice);
  }

  @Test
  void anEmptyTestSetIsSaidIfOneWasWanted() {
    DataSpec one = DataSpec.DEFAULT.withSet(DataSet.GLYPHS).withSamples(10);
    assertEquals(
        List.of("the test set is empty: there are too few samples to keep one of them for it"),
        Setup.of(ExperimentSpec.DEFAULT.withData(one)).notices());
  }

  @Test
  void theTaskDecidesWhatTheTargetIs() throws IOException {
    Path file = Files.writeString(folder.resolve("n.csv"), "a,t\n1,0\n2,1\n3,2\n4,0\n");
    DataSpec data = new DataSpec(DataSet.CSV, 8, 0, 0, 2, file.toString(), null);
    assertEquals(3, Setup.of(Specs.SMALL.withData(data)).targets().classes());
    ExperimentSpec numbers = Specs.SMALL.withData(data.withTask(Task.REGRESSION));
    assertEquals(0, Setup.of(numbers).targets().classes());
    assertEquals("mse", Setup.of(numbers).targets().loss().id());
    SpecException e =
        assertThrows(
            SpecException.class,
            () ->
                Setup.of(
                    numbers.withTraining(
                        Specs.training(LossChoice.CROSS_ENTROPY, OptimizerSpec.Kind.SGD, 4))));
    assertEquals("training.loss", e.path());
  }
}
