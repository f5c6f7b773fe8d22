package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KernelChoiceTest {
  /** Run in a Java machine of its own: prints what is chosen there. */
  static final class Chosen {
    public static void main(String[] args) {
      Kernels kernels = KernelChoice.best();
      double[] a = {1, 2, 3, 4};
      double[] c = new double[4];
      kernels.multiply(0, 2, 2, 2, a, 2, 1, a, null, c);
      kernels.tanh(c, c, 4, null);
      String families = String.join(",", KernelChoice.available());
      System.out.print(kernels.name() + " " + families + " " + (c[3] == 1));
    }
  }

  @Test
  void everyFamilyIsFoundByItsName() {
    for (String name : KernelChoice.available()) {
      assertTrue(KernelChoice.named(name).name().startsWith(name));
    }
    assertTrue(KernelChoice.available().contains("plain"));
  }

  @Test
  void everyThreadGetsKernelsOfItsOwn() {
    assertNotSame(KernelChoice.best(), KernelChoice.best());
    assertNotSame(KernelChoice.plain(), KernelChoice.plain());
  }

  @Test
  void anUnknownFamilyIsRefusedWithTheOnesThereAre() {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> KernelChoice.named("gpu"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("plain"));
  }

  @Test
  void withoutTheVectorModuleEverythingRunsOnPlainJava() throws Exception {
    assertEquals("plain plain true", chosenWith(List.of()));
  }

  @Test
  void theVectorModuleComesWithoutARemarkToo() throws Exception {
    String asked = chosenWith(List.of("--add-modules=jdk.incubator.vector"));
    String quiet = chosenWith(List.of("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"));
    assertEquals(asked, quiet);
  }

  @Test
  void thePropertyChoosesPlainEvenWhereVectorsAreThere() throws Exception {
    List<String> options =
        List.of("--add-modules=jdk.incubator.vector", "-Dbackflow.kernels=plain");
    assertTrue(chosenWith(options).startsWith("plain "));
  }

  @Test
  void vectorsAreNotUsedWithoutFusedMultiplyAdd() throws Exception {
    List<String> options = List.of("--add-modules=jdk.incubator.vector", "-XX:-UseFMA");
    assertEquals("plain plain true", chosenWith(options));
  }

  private static String chosenWith(List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Chosen.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return said;
  }
}
