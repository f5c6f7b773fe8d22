package backflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code package} makes of the start scripts: filled in here as the packager does. */
final class ScriptsTest {
  private static final String FLAGS = "--add-exports=a/b=ALL-UNNAMED -XX:+UseSerialGC";

  /** Where Linux says when it gives large pages; the tests put a file of their own in its place. */
  private static final String PAGES = "/sys/kernel/mm/transparent_hugepage/enabled";

  @TempDir Path folder;

  private Path home = Path.of("");
  private Path script = Path.of("");

  @BeforeEach
  void layOut() throws IOException {
    home = Files.createDirectories(folder.resolve("my programs/back flow"));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    String text = filled("backflow.sh", '@');
    assertTrue(text.contains(PAGES));
    text = text.replace(PAGES, folder.resolve("pages").toString());
    script = executable(home.resolve("bin/backflow"), text);
  }

  private static String filled(String template, char mark) throws IOException {
    return Files.readString(Path.of("src/main/scripts", template))
        .replace(mark + "EXTRA_JVM_ARGUMENTS" + mark, FLAGS)
        .replace(mark + "MAINCLASS" + mark, "backflow.Backflow");
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  /** A Java that only says what it was asked, a word a line. */
  private Path java(String where) throws IOException {
    return executable(
        folder.resolve(where).resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
  }

  private List<String> started(Path script, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    assumeTrue(File.separatorChar == '/');
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeAll(List.of("JAVACMD", "JAVA_HOME", "JAVA_OPTS"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(7, process.waitFor());
    return said.lines().toList();
  }

  private Map<String, String> javaHome() throws IOException {
    java("a jdk");
    return Map.of("JAVA_HOME", folder.resolve("a jdk").toString());
  }

  @Test
  void pathsAndArgumentsWithSpacesStayWhole() throws Exception {
    assertEquals(
        List.of(
            "--add-exports=a/b=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xlog:disable",
            "-classpath",
            home.toRealPath() + "/lib/*",
            "backflow.Backflow",
            "train",
            "my own.backflow.json",
            "*"),
        started(script, javaHome(), "train", "my own.backflow.json", "*"));
  }

  @Test
  void theScriptFindsItsLibraryThroughALink() throws Exception {
    assumeTrue(File.separatorChar == '/');
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere"));
    Files.createSymbolicLink(folder.resolve("elsewhere"), script);
    assertTrue(started(link, javaHome()).contains(home.toRealPath() + "/lib/*"));
  }

  @Test
  void optionsForJavaComeLastSoThatTheyWin() throws Exception {
    Map<String, String> variables =
        Map.of("JAVACMD", java("a jdk").toString(), "JAVA_OPTS", "-Xmx1g -XX:+UseG1GC");
    List<String> said = started(script, variables);
    assertEquals(List.of("-Xmx1g", "-XX:+UseG1GC"), said.subList(4, 6));
  }

  @Test
  void onlyTheJavaThatWroteTheArchiveIsToldOfIt() throws Exception {
    Map<String, String> variables = javaHome();
    Path release = folder.resolve("a jdk/release");
    Files.writeString(release, "JAVA_VERSION=\"17.0.1\"\n");
    Files.writeString(home.resolve("lib/release"), "JAVA_VERSION=\"17.0.1\"\n");
    String told = "-XX:SharedArchiveFile=" + home.toRealPath() + "/lib/backflow.jsa";
    assertTrue(started(script, variables).contains(told));
    Files.writeString(release, "JAVA_VERSION=\"21.0.2\"\n");
    assertFalse(started(script, variables).contains(told));
  }

  @Test
  void largePagesAreAskedForOnlyWhereTheSystemGivesThemOnRequest() throws Exception {
    Path pages = folder.resolve("pages");
    String asked = "-XX:+UseTransparentHugePages";
    assertFalse(started(script, javaHome()).contains(asked), "no such file, as on macOS");
    Files.writeString(pages, "always madvise [never]\n");
    assertFalse(started(script, javaHome()).contains(asked), "Java would complain");
    Files.writeString(pages, "[always] madvise never\n");
    assertFalse(started(script, javaHome()).contains(asked), "they come by themselves");
    Files.writeString(pages, "always [madvise] never\n");
    assertTrue(started(script, javaHome()).contains(asked));
  }

  @Test
  void withoutAJavaTheScriptSaysSo() throws Exception {
    assumeTrue(File.separatorChar == '/');
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.environment().put("JAVACMD", "/no/such/java");
    Process process = builder.start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, process.waitFor());
    assertTrue(said.startsWith("backflow: there is no Java at /no/such/java"), said);
    assertEquals(1, said.lines().count());
  }

  @Test
  void onWindowsEveryPathIsQuotedAndArgumentsAreHandedOn() throws IOException {
    List<String> lines = filled("backflow.bat", '#').lines().toList();
    assertEquals("@echo off", lines.get(0));
    assertTrue(lines.contains("setlocal"));
    assertTrue(lines.contains("for %%i in (\"%~dp0..\") do set \"BASE=%%~fi\""));
    assertEquals(
        "\"%JAVACMD%\" "
            + FLAGS
            + " \"-XX:SharedArchiveFile=%BASE%\\lib\\backflow.jsa\" -Xlog:disable %JAVA_OPTS%"
            + " -classpath \"%BASE%\\lib\\*\" backflow.Backflow %*",
        lines.get(lines.size() - 2));
    assertEquals("exit /b %ERRORLEVEL%", lines.get(lines.size() - 1));
    Pattern path = Pattern.compile("%(BASE|JAVA_HOME|JAVACMD)%");
    for (String line : lines) {
      String unquoted = line.replaceAll("\"[^\"]*\"", "");
      assertFalse(path.matcher(unquoted).find(), line);
      assertTrue(line.startsWith("rem") || line.indexOf('(') < 0 || line.startsWith("for"), line);
    }
  }

  /** The packager fills in words between such signs; what it does not know it leaves. */
  @Test
  void noMarkIsLeft() throws IOException {
    assertFalse(filled("backflow.sh", '@').contains("@E"));
    assertFalse(filled("backflow.bat", '#').contains("#"));
  }
}
