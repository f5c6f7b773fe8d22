package backflow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of the house. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES = classes();

  /** Which rooms a room may see; a room that is not here must be added on purpose. */
  private static final Map<String, Set<String>> SEES =
      Map.ofEntries(
          entry("math", Set.of()),
          entry("nn", Set.of("math")),
          entry("recurrent", Set.of("math", "nn")),
          entry("check", Set.of("math", "nn", "recurrent")),
          entry("probe", Set.of("math", "nn", "recurrent")),
          entry("data", Set.of("math")),
          entry("train", Set.of("math", "nn", "recurrent", "data", "probe")),
          entry("diagnose", Set.of("math", "nn", "probe")),
          entry("theory", Set.of("math", "nn")),
          entry("landscape", Set.of("math", "nn", "data", "probe", "train")),
          entry("study", Set.of("math", "nn", "data", "probe", "train", "theory", "check")),
          entry("lesson", Set.of("math", "nn", "check", "data", "probe", "train", "diagnose")),
          entry(
              "sweep",
              Set.of(
                  "math", "nn", "data", "probe", "train", "diagnose", "lesson", "theory", "study")),
          entry("bench", Set.of("math", "nn", "data", "probe", "train")),
          entry("chart", Set.of("math")),
          entry(
              "figure",
              Set.of(
                  "math",
                  "chart",
                  "probe",
                  "check",
                  "diagnose",
                  "theory",
                  "landscape",
                  "study",
                  "sweep")),
          entry(
              "export",
              Set.of(
                  "math",
                  "nn",
                  "data",
                  "probe",
                  "check",
                  "diagnose",
                  "theory",
                  "landscape",
                  "study",
                  "train",
                  "lesson",
                  "sweep",
                  "chart",
                  "figure")),
          entry(
              "cli",
              Set.of(
                  "math",
                  "nn",
                  "recurrent",
                  "data",
                  "probe",
                  "check",
                  "diagnose",
                  "theory",
                  "landscape",
                  "study",
                  "train",
                  "lesson",
                  "sweep",
                  "bench",
                  "chart",
                  "figure",
                  "export")),
          entry(
              "ui",
              Set.of(
                  "math",
                  "nn",
                  "recurrent",
                  "data",
                  "probe",
                  "check",
                  "diagnose",
                  "theory",
                  "landscape",
                  "study",
                  "train",
                  "lesson",
                  "sweep",
                  "bench",
                  "chart",
                  "figure",
                  "export")));

  private static final String[] ENGINE = {
    "backflow.math..",
    "backflow.nn..",
    "backflow.recurrent..",
    "backflow.data..",
    "backflow.probe..",
    "backflow.train..",
    "backflow.check..",
    "backflow.diagnose..",
    "backflow.theory..",
    "backflow.landscape..",
    "backflow.study..",
    "backflow.sweep.."
  };

  /** Those of the program, without the tests beside them and without looking into libraries. */
  private static JavaClasses classes() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .importUrl(Backflow.class.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void roomsSeeOnlyTheRoomsBelowThem() {
    for (Map.Entry<String, Set<String>> room : SEES.entrySet()) {
      Set<String> hidden = new TreeSet<>(SEES.keySet());
      hidden.removeAll(room.getValue());
      hidden.remove(room.getKey());
      String[] packages = hidden.stream().map(r -> "backflow." + r + "..").toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("backflow." + room.getKey() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  /** The honest engine, and the check itself, hold no trace of the bugs of the hunt. */
  @Test
  void nobodyBelowTheHuntKnowsItsBugs() {
    noClasses()
        .that()
        .resideInAnyPackage(ENGINE)
        .and()
        .resideOutsideOfPackage("backflow.check.hunt..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("backflow.check.hunt..")
        .check(CLASSES);
  }

  @Test
  void everyRoomIsOnThePlan() {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      String[] parts = c.getPackageName().split("\\.", -1);
      if (parts.length > 1) {
        rooms.add(parts[1]);
      }
    }
    assertTrue(rooms.size() > 5, rooms::toString);
    assertTrue(SEES.keySet().containsAll(rooms), rooms::toString);
  }

  @Test
  void roomsAreFreeOfCycles() {
    slices().matching("backflow.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Main launches the window, that is all it knows of it. */
  @Test
  void onlyTheWindowKnowsJavaFx() {
    noClasses()
        .that()
        .resideOutsideOfPackage("backflow.ui..")
        .and()
        .doNotHaveFullyQualifiedName("backflow.Backflow")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
        .check(CLASSES);
  }

  @Test
  void onlyExportsAndShotsKnowAwt() {
    noClasses()
        .that()
        .resideOutsideOfPackages("backflow.export..", "backflow.ui.shot..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
        .check(CLASSES);
  }

  @Test
  void randomNumbersComeFromNamedStreamsOnly() {
    noClasses()
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(StrictMath.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SplittableRandom.class)
        .check(CLASSES);
  }

  /** Their last bits differ between platforms. */
  @Test
  void theEngineCallsNoMathFunctionOfThePlatform() {
    String platform =
        "exp|expm1|log|log1p|log10|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|pow|cbrt|hypot";
    DescribedPredicate<JavaMethodCall> call =
        DescribedPredicate.describe(
            "a platform-dependent function of Math",
            c ->
                c.getTargetOwner().isEquivalentTo(Math.class)
                    && c.getTarget().getName().matches(platform));
    noClasses().that().resideInAnyPackage(ENGINE).should().callMethodWhere(call).check(CLASSES);
  }

  @Test
  void onlyTheWindowPostsToItsThread() {
    noClasses()
        .that()
        .resideOutsideOfPackage("backflow.ui..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("runLater", c -> c.getName().equals("runLater")))
        .check(CLASSES);
  }

  /**
   * The training thread, workers of the window for what is heavy, the thread that takes rows of
   * products from the training thread: it runs kernels only, and lives and ends with its {@code
   * SharedKernels}; and those that train the runs of a sweep, each run on one of them from its
   * first step to its last, so that no two ever share a number.
   */
  @Test
  void threadsAreMadeInFourPlacesOnly() {
    DescribedPredicate<JavaConstructorCall> threadMade =
        DescribedPredicate.describe(
            "a thread or a pool",
            c ->
                c.getTargetOwner().isAssignableTo(Thread.class)
                    || c.getTargetOwner().isAssignableTo(Timer.class)
                    || c.getTargetOwner().isAssignableTo(ForkJoinPool.class)
                    || c.getTargetOwner().isAssignableTo(ThreadPoolExecutor.class));
    DescribedPredicate<JavaAccess<?>> pool =
        DescribedPredicate.describe(
            "a pool or parallel work",
            a ->
                a.getTargetOwner().isEquivalentTo(Executors.class)
                    || a.getTargetOwner().isEquivalentTo(CompletableFuture.class)
                        && a.getName().endsWith("Async")
                    || a.getName().equals("parallelStream")
                    || a.getName().equals("parallel")
                        && a.getTargetOwner().getPackageName().equals("java.util.stream"));
    DescribedPredicate<JavaClass> worker =
        resideInAPackage("backflow.ui..").and(simpleNameStartingWith("Worker"));
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("backflow.train.Session")
        .and()
        .doNotHaveFullyQualifiedName("backflow.math.SecondThread")
        .and()
        .doNotHaveFullyQualifiedName("backflow.sweep.SweepSession")
        .and(DescribedPredicate.not(worker))
        .should()
        .callConstructorWhere(threadMade)
        .orShould()
        .accessTargetWhere(pool)
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("backflow.cli..")
        .and()
        .doNotHaveFullyQualifiedName("backflow.Backflow")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(
            JavaMethodCall.Predicates.target(owner(type(Throwable.class)))
                .and(JavaMethodCall.Predicates.target(name("printStackTrace"))))
        .check(CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)").check(CLASSES);
    List<JavaClass> misnamed =
        CLASSES.stream().filter(nameMatching(".*(Manager|Helper|Util|Impl)(\\$.*)?")).toList();
    assertEquals(List.of(), misnamed);
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> silent =
          all.filter(Files::isDirectory)
              .filter(ArchitectureTest::hasClasses)
              .filter(d -> !Files.exists(d.resolve("package-info.java")))
              .toList();
      assertEquals(List.of(), silent);
    }
  }

  private static boolean hasClasses(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(f -> f.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
