package backflow.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays the engine beside what PyTorch's autograd says of small networks in double precision, and
 * beside tables of activations, initializers and figures. The format is described in the README
 * beside the cases that come with the program.
 */
public final class ReferenceCases {
  private static final String BUILT_IN = "/backflow/assets/reference/";
  private static final long LARGEST_FILE = 64L << 20;
  private static final String SUFFIX = ".json";

  private ReferenceCases() {}

  /**
   * Runs all {@code *.json} files of a directory, in the order of their names.
   *
   * @param directory the user's
   * @return a report per file
   * @throws CaseException if there is no such directory, no case in it, or a file that is not one
   */
  public static List<CaseReport> run(Path directory) {
    List<CaseReport> reports = new ArrayList<>();
    for (Path file : cases(directory)) {
      reports.add(run(file.toString(), read(file)));
    }
    return reports;
  }

  /** Runs the cases that come with the program. */
  public static List<CaseReport> runBuiltIn() {
    List<CaseReport> reports = new ArrayList<>();
    String index = new String(resource("index.txt"), StandardCharsets.UTF_8);
    for (String file : index.lines().toList()) {
      reports.add(run(file, resource(file)));
    }
    return reports;
  }

  private static List<Path> cases(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CaseException(directory.toString(), "is not a directory");
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(f -> f.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new CaseException(directory.toString(), "cannot be listed: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw new CaseException(directory.toString(), "holds no *.json reference cases");
    }
    return files;
  }

  private static byte[] read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new CaseException(file.toString(), "is not a regular file");
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new CaseException(file.toString(), "is larger than 64 MB");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CaseException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = ReferenceCases.class.getResourceAsStream(BUILT_IN + name)) {
      if (in == null) {
        throw new CaseException(BUILT_IN + name, "is missing from the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CaseException(BUILT_IN + name, "cannot be read: " + e.getMessage());
    }
  }

  private static CaseReport run(String file, byte[] json) {
    CaseNode top = CaseNode.parse(file, json);
    String last = String.valueOf(Path.of(file).getFileName());
    String name = last.substring(0, last.length() - SUFFIX.length());
    CaseNode kind = top.at("kind");
    switch (kind.text()) {
      case "mlp":
        return new CaseReport(name, MlpCase.run(top), "");
      case "activations":
        return new CaseReport(name, ActivationTable.run(top), "");
      case "initializers":
        return new CaseReport(name, InitializerTable.run(top), "");
      case "figures":
        return new CaseReport(name, FigureTable.run(top), "");
      case "recurrent":
        return new CaseReport(name, List.of(), "recurrent networks cannot be trained yet");
      default:
        throw kind.wrong("is an unknown kind of case \"" + kind.text() + "\"");
    }
  }
}
