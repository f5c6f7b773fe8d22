package backflow.export.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backflow.data.DataSet;
import backflow.export.MetricsCsv;
import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LossChoice;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.OptimizerSpec;
import backflow.train.Setup;
import backflow.train.Trainer;
import backflow.train.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts, run by PyTorch, beside the metrics of {@code train}: cell by cell. */
final class TorchAgreementTest {
  private static final int STEPS = 20;
  private static final double PROMISED = 1e-9;

  @TempDir static Path scripts;
  @TempDir static Path metrics;
  private static final Map<String, Sensitivity> SENSITIVITIES = new LinkedHashMap<>();

  @BeforeAll
  static void trainOnBothSides() throws IOException, InterruptedException {
    assumeTrue(Torch.isHere(), Torch.MISSING);
    for (ExperimentSpec spec : Mixtures.all()) {
      write(spec.name().replace(' ', '-'), spec);
    }
    for (Scheme scheme : Scheme.values()) {
      write("scheme-" + scheme.id(), startingAs(scheme));
    }
    for (String id :
        List.of("he-relu", "vanishing-sigmoid", "overflow", "all-zeros", "dying-relu")) {
      write("scene-" + id, Scenes.named(id).map(Scene::spec).orElseThrow());
    }
    write("linear", Mixtures.mixture(0).withNetwork(network(List.of(), Normalization.NONE)));
    write(
        "one-unit",
        Mixtures.mixture(0).withNetwork(network(List.of(4, 1, 4), Normalization.LAYER)));
    write("csv", Mixtures.mixture(0).withData(iris()));
    write("probe-set", Mixtures.mixture(3).withData(data(DataSet.XOR, 1400)));
    write(
        "large", Mixtures.mixture(17).withNetwork(network(List.of(400, 330), Normalization.BATCH)));
    Torch.runAll(scripts, STEPS);
  }

  private static NetworkSpec network(List<Integer> widths, Normalization normalization) {
    InitializerSpec he = InitializerSpec.of(Scheme.HE_NORMAL);
    return new NetworkSpec(widths, List.of("relu"), he, normalization, Residual.NONE, 0);
  }

  private static ExperimentSpec startingAs(Scheme scheme) {
    NetworkSpec n = Mixtures.mixture(3).network();
    InitializerSpec start = InitializerSpec.of(scheme);
    return Mixtures.mixture(6)
        .withNetwork(
            new NetworkSpec(
                List.of(5, 4), List.of("tanh"), start, Normalization.NONE, n.residual(), 0));
  }

  private static DataSpec data(DataSet set, int samples) {
    return new DataSpec(set, samples, 0.1, 0.25, 2, null, null);
  }

  private static DataSpec iris() throws IOException {
    StringBuilder rows = new StringBuilder("length,width,kind\n");
    for (int i = 0; i < 30; i++) {
      rows.append(i * i % 17)
          .append(',')
          .append(i * 0.37 % 3)
          .append(",k")
          .append(i % 3)
          .append('\n');
    }
    Path file = Files.writeString(metrics.resolve("flowers.data"), rows);
    return new DataSpec(DataSet.CSV, 8, 0, 0.25, 2, file.toString(), "kind");
  }

  private static void write(String name, ExperimentSpec spec) throws IOException {
    Setup setup = Setup.of(spec);
    PyTorchScript script = PyTorchScript.of(setup, step -> {}, () -> false);
    script.write(scripts.resolve(name + ".py"));
    SENSITIVITIES.put(name, script.sensitivity());
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    try (MetricsCsv csv = MetricsCsv.to(metrics.resolve(name + ".csv"))) {
      for (int step = 0; step < STEPS; step++) {
        trainer.step();
        csv.append(Objects.requireNonNull(trainer.snapshot()));
      }
      csv.commit();
    }
  }

  @Test
  void bothWriteTheSameRowsAndBlanks() throws IOException {
    for (String name : SENSITIVITIES.keySet()) {
      List<String[]> ours = rows(metrics, name);
      List<String[]> torchs = rows(scripts, name);
      assertEquals(ours.size(), torchs.size(), name);
      assertEquals(String.join(",", ours.get(0)), String.join(",", torchs.get(0)), name);
      for (int i = 1; i < ours.size(); i++) {
        assertEquals(ours.get(i)[0], torchs.get(i)[0], name);
        assertEquals(ours.get(i)[3], torchs.get(i)[3], name);
      }
    }
  }

  @Test
  void everyNumberAgreesAsFarAsTheScriptSays() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Sensitivity> entry : SENSITIVITIES.entrySet()) {
      compare(entry.getKey(), entry.getValue(), wrong);
    }
    assertEquals(List.of(), wrong);
  }

  /** So that the test before cannot pass because nothing was promised. */
  @Test
  void nearlyAllExperimentsAgreeOverAllSteps() {
    long whole = SENSITIVITIES.values().stream().filter(s -> s.agreed() >= STEPS).count();
    assertTrue(whole >= 0.85 * SENSITIVITIES.size(), () -> whole + " of " + SENSITIVITIES);
  }

  @Test
  void everySettingIsAmongThoseThatAgree() {
    List<ExperimentSpec> agreeing =
        Mixtures.all().stream().filter(s -> agreesThroughout(s.name().replace(' ', '-'))).toList();
    for (Activation f : Activations.all()) {
      assertTrue(
          agreeing.stream().anyMatch(s -> s.network().activations().contains(f.id())), f.id());
    }
    for (Normalization n : Normalization.values()) {
      assertTrue(agreeing.stream().anyMatch(s -> s.network().normalization() == n), n.id());
    }
    for (OptimizerSpec.Kind kind : OptimizerSpec.Kind.values()) {
      assertTrue(
          agreeing.stream().anyMatch(s -> s.training().optimizer().kind() == kind), kind.id());
    }
    for (LossChoice loss : LossChoice.values()) {
      assertTrue(
          agreeing.stream()
              .map(ExperimentSpec::training)
              .map(TrainingSpec::loss)
              .anyMatch(loss::equals));
    }
  }

  private static boolean agreesThroughout(String name) {
    return Objects.requireNonNull(SENSITIVITIES.get(name), name).agreed() >= STEPS;
  }

  private static void compare(String name, Sensitivity sensitivity, List<String> wrong)
      throws IOException {
    List<String[]> ours = rows(metrics, name);
    List<String[]> torchs = rows(scripts, name);
    String[] columns = ours.get(0);
    for (int i = 1; i < ours.size(); i++) {
      int step = Integer.parseInt(ours.get(i)[0]);
      int layer = Integer.parseInt(ours.get(i)[3]);
      for (int c = 0; c < columns.length && step < sensitivity.agreed(); c++) {
        boolean rounding = sensitivity.isRounding(columns[c], layer);
        String a = ours.get(i)[c];
        String b = torchs.get(i)[c];
        if (!rounding && !agree(a, b)) {
          wrong.add(
              "%s, step %d, layer %d, %s: %s is %s".formatted(name, step, layer, columns[c], a, b));
        }
      }
    }
  }

  private static boolean agree(String ours, String torchs) {
    if (ours.isEmpty() || torchs.isEmpty()) {
      return ours.equals(torchs);
    }
    double a = Double.parseDouble(ours);
    double b = Double.parseDouble(torchs);
    return Double.compare(a, b) == 0
        || a == b
        || Math.abs(a - b) <= PROMISED * Math.max(Math.abs(a), Math.abs(b));
  }

  private static List<String[]> rows(Path folder, String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".csv")).stream()
        .map(line -> line.split(",", -1))
        .toList();
  }
}
