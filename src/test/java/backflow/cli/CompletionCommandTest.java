package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backflow.lesson.Scenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script of bash in a real bash; that of zsh is only parsed, by a real zsh where there is one.
 */
class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final List<Path> ZSH = List.of(Path.of("/bin/zsh"), Path.of("/usr/bin/zsh"));

  @TempDir Path folder;

  @BeforeEach
  void filesToChooseFrom() throws IOException {
    Files.writeString(folder.resolve("my lecture.backflow.json"), "");
    Files.writeString(folder.resolve("figure.svg"), "");
    Files.writeString(folder.resolve("figure.txt"), "");
    Files.writeString(folder.resolve("notes.txt"), "");
    Files.createDirectory(folder.resolve("sub"));
  }

  private static String script(String shell) {
    return Ran.of("completion", shell).fine().out();
  }

  /** What bash offers for the last of the words, which begins like it. */
  private List<String> offered(String... words) throws IOException {
    assumeTrue(Files.isExecutable(BASH));
    List<String> command = new ArrayList<>(List.of(BASH.toString(), "--norc", "-c"));
    command.add(
        "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($#-1)); _backflow; "
            + "printf '%s\\n' \"${COMPREPLY[@]}\"");
    Path file = Files.writeString(folder.resolve(".script"), script("bash"));
    command.add(file.toString());
    command.add("backflow");
    command.addAll(List.of(words));
    Process bash =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().filter(line -> !line.isEmpty()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr | train",
        "c | check charts completion",
        "--he | --help",
        "train --st | --steps",
        "train he | he-relu",
        "train n | near-one",
        "train --metrics no | notes.txt",
        "train x --steps '' | ''",
        "check x --scheme '' | centred one-sided",
        "check x --scheme = o | one-sided",
        "check x --precision b | bfloat16",
        "check x --scheme = | centred one-sided",
        "bench --workloads W | W1 W2 W3 W4 W5",
        "bench --workloads W1,W3 | W1,W3",
        "bench --workloads W1, | W1,W1 W1,W2 W1,W3 W1,W4 W1,W5",
        "bench --threads '' | 1 2",
        "sweep x --theme '' | light dark",
        "sweep x --out '' | sub",
        "render x --theme d | dark",
        "render x --format png,s | png,svg",
        "render x --chart lo | loss",
        "render x --chart loss,gradient-h | loss,gradient-history",
        "render x --board upd | updates",
        "render x --name '' | ''",
        "verify '' | sub",
        "scenes --j | --json",
        "completion '' | bash zsh",
        "nonsense '' | ''"
      })
  void bashOffersWhatCanStandThere(String typed, String expected) throws IOException {
    String[] words = typed.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("''") ? "" : words[i];
    }
    String offers = expected.equals("''") ? "" : expected;
    assertEquals(offers, String.join(" ", offered(words)));
  }

  @Test
  void anExperimentIsASceneOrAFile() throws IOException {
    List<String> offered = offered("train", "");
    assertTrue(offered.containsAll(Scenes.ids()), offered::toString);
    assertTrue(offered.containsAll(List.of("my lecture.backflow.json", "sub")), offered::toString);
    assertTrue(!offered.contains("notes.txt"), offered::toString);
    assertEquals(List.of("my lecture.backflow.json"), offered("check", "my"));
    assertEquals(List.of("figure.svg"), offered("check", "fig"));
  }

  @Test
  void everyCommandIsCompleted() {
    String script = script("bash");
    String[] commands = Ran.of().refusal().replaceAll(".*one of |;.*", "").split(", ");
    assertTrue(commands.length > 6, () -> String.join(" ", commands));
    for (String command : commands) {
      assertTrue(script.contains("\n    " + command + ")\n"), command);
    }
  }

  @Test
  void zshReadsItsScript() throws Exception {
    String script = script("zsh");
    assertTrue(script.contains("compdef _backflow backflow"), script);
    Path zsh = ZSH.stream().filter(Files::isExecutable).findFirst().orElse(null);
    assumeTrue(zsh != null);
    Path file = Files.writeString(folder.resolve(".script"), script);
    Process process =
        new ProcessBuilder(String.valueOf(zsh), "-n", file.toString())
            .redirectErrorStream(true)
            .start();
    assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, process.waitFor());
  }

  @Test
  void anotherShellIsRefused() {
    assertTrue(
        Ran.of("completion", "fish").refusal().contains("is no shell that is known; allowed: bash"),
        Ran.of("completion", "fish").refusal());
  }
}
