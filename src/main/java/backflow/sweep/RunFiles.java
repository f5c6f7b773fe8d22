package backflow.sweep;

import backflow.math.Blank;
import backflow.train.Draft;
import backflow.train.ExperimentSpec;
import backflow.train.SpecJson;
import backflow.train.TextSpec;
import backflow.train.ViewSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finished runs in a folder, a small file each, so that an interrupted sweep goes on where it was,
 * and one with more values or seeds trains only what is new. The name of a file is the digest of
 * all that decides its numbers: the program's version, the experiment, and for a CSV its size and
 * date. A file that cannot be read counts as not there.
 */
public final class RunFiles implements SweepSession.Keeping {
  private static final String FIRST_LINE = "backflow run 1";
  private static final int DIGITS = 24;
  private static final String NOTHING = "-";

  private final Path folder;
  private final String version;
  private final SweepPlan plan;

  /**
   * The files of a plan.
   *
   * @param folder made when it is needed
   * @param version of the program
   */
  public RunFiles(Path folder, String version, SweepPlan plan) {
    this.folder = folder;
    this.version = version;
    this.plan = plan;
  }

  @Override
  public @Nullable RunResult find(int run) {
    try {
      Path file = file(plan.specOfRun(run));
      return Files.isRegularFile(file) ? read(Files.readAllLines(file)) : null;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  @Override
  public void keep(int run, RunResult result) {
    Path file = file(plan.specOfRun(run));
    try (Draft draft = Draft.of(file)) {
      draft.write(text(result).getBytes(StandardCharsets.UTF_8));
      draft.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + e.getMessage(), e);
    }
  }

  private Path file(ExperimentSpec spec) {
    return folder.resolve(digest(spec) + ".run");
  }

  private String digest(ExperimentSpec spec) {
    ExperimentSpec bare = spec.withName("").withText(TextSpec.NONE).withView(ViewSpec.DEFAULT);
    String all = version + "\n" + SpecJson.toText(bare) + "\n" + csv(spec.data().file());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String csv(@Nullable String file) {
    try {
      return file == null
          ? ""
          : Files.size(Path.of(file)) + " " + Files.getLastModifiedTime(Path.of(file)).toMillis();
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(RunResult r) {
    return Stream.of(
            FIRST_LINE,
            Long.toString(r.seed()),
            Long.toString(r.steps()),
            cell(r.finalLoss()),
            cell(r.recentLoss()),
            cell(r.accuracy()),
            cell(r.testLoss()),
            cell(r.testAccuracy()),
            gains(r.start()),
            gains(r.end()),
            Long.toString(r.firstNonFinite()),
            String.join(" ", r.findings()),
            "end")
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String gains(BackwardGains gains) {
    return Stream.concat(Stream.of(gains.total()), gains.layers().stream())
        .map(RunFiles::cell)
        .collect(Collectors.joining(" "));
  }

  private static String cell(double value) {
    return Blank.is(value) ? NOTHING : Double.toString(value);
  }

  private static double number(String cell) {
    return cell.equals(NOTHING) ? Blank.VALUE : Double.parseDouble(cell);
  }

  private static @Nullable RunResult read(List<String> lines) {
    if (!lines.get(0).equals(FIRST_LINE) || !lines.get(12).equals("end")) {
      return null;
    }
    return new RunResult(
        Long.parseLong(lines.get(1)),
        Long.parseLong(lines.get(2)),
        number(lines.get(3)),
        number(lines.get(4)),
        number(lines.get(5)),
        number(lines.get(6)),
        number(lines.get(7)),
        readGains(lines.get(8)),
        readGains(lines.get(9)),
        Long.parseLong(lines.get(10)),
        lines.get(11).isEmpty() ? List.of() : List.of(lines.get(11).split(" ", -1)));
  }

  private static BackwardGains readGains(String line) {
    String[] cells = line.split(" ", -1);
    List<Double> layers = new ArrayList<>();
    for (int i = 1; i < cells.length; i++) {
      layers.add(number(cells[i]));
    }
    return new BackwardGains(number(cells[0]), layers);
  }
}
