package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String COMMANDS =
      "train, check, export, verify, sweep, bench, render, scenes, charts, completion";

  @ParameterizedTest
  @ValueSource(
      strings = {"train", "check", "export", "verify", "bench", "scenes", "charts", "completion"})
  void everyCommandHasHelpAndVersion(String command) {
    String help = Ran.of(command, "--help").fine().out();
    assertTrue(help.contains("Usage: backflow " + command), help);
    assertTrue(help.contains("0   everything is fine"), help);
    assertTrue(help.contains("1   the verdict is: wrong"), help);
    assertTrue(help.contains("2   bad input, or the work could not be done"), help);
    assertTrue(help.lines().allMatch(line -> line.length() <= 80), help);
    assertEquals(help, Ran.of(command, "-h").fine().out());
    assertEquals(Ran.of("--version").out(), Ran.of(command, "--version").fine().out());
  }

  @Test
  void aFullHeapIsAdvisedALargerOne() {
    assertTrue(Main.outOfMemory(6L << 30).contains("-Xmx12g"));
    assertTrue(Main.outOfMemory(256L << 20).contains("-Xmx2g"));
  }

  @Test
  void theProgramHasHelpAndAVersionOfTheBuild() {
    String help = Ran.of("--help").fine().out();
    for (String command : COMMANDS.split(", ")) {
      assertTrue(help.contains("\n  " + command + " "), help);
    }
    String version = Ran.of("--version").fine().out().strip();
    assertTrue(version.matches("backflow [0-9]+\\.[0-9]+\\.[0-9]+\\S*"), version);
  }

  @Test
  void withoutACommandTheCommandsAreNamed() {
    assertEquals("which command? one of " + COMMANDS + "; see backflow --help", Ran.of().refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trian | '\"trian\" is no command; allowed: COMMANDS; did you mean train?; see backflow'",
        "qqqqqq | '\"qqqqqq\" is no command; allowed: COMMANDS; see backflow'",
        "--x | 'unknown option --x; allowed: --help, --version; see backflow'",
        "train | 'Missing required parameter: ''EXPERIMENT''; see backflow train'",
        "train a b | '\"b\" is one word too many; see backflow train'",
        "scenes all | '\"all\" is one word too many; see backflow scenes'",
        "train a --stps 3 | 'unknown option --stps; allowed: --steps, --every, --metrics,"
            + " --report, --help, --version; did you mean --steps?; see backflow train'",
        "train a --steps | 'Missing required parameter for option ''--steps'' (N); see backflow"
            + " train'",
        "train a --steps 3 --steps 4 | 'option ''--steps'' (N) should be specified only once; see"
            + " backflow train'",
        "train a --steps 0 | 'Invalid value for option ''--steps'': \"0\" is out of range; allowed:"
            + " a whole number from 1 to 100000000; see backflow train'",
        "train a --steps 1e3 | 'Invalid value for option ''--steps'': \"1e3\" is not such a number;"
            + " allowed: a whole number from 1 to 100000000; see backflow train'",
        "train a --every -1 | 'Invalid value for option ''--every'': \"-1\" is out of range;"
            + " allowed: a whole number from 0 to 100000000; see backflow train'",
        "check a --epsilon 0,5 | 'Invalid value for option ''--epsilon'': \"0,5\" is not such a"
            + " number; allowed: a number from 1e-13 to 1, with a decimal point; see backflow"
            + " check'",
        "check a --epsilon NaN | 'Invalid value for option ''--epsilon'': \"NaN\" is not such a"
            + " number; allowed: a number from 1e-13 to 1, with a decimal point; see backflow"
            + " check'",
        "check a --scheme centered | 'Invalid value for option ''--scheme'': \"centered\" is no"
            + " scheme; allowed: centred, one-sided; see backflow check'",
        "check a --epsilon 1d | 'Invalid value for option ''--epsilon'': \"1d\" is not such a"
            + " number; allowed: a number from 1e-13 to 1, with a decimal point; see backflow"
            + " check'",
        "bench --seconds 0x1p3 | 'Invalid value for option ''--seconds'': \"0x1p3\" is not such a"
            + " number; allowed: a number from 0.01 to 600, with a decimal point; see backflow"
            + " bench'",
        "bench --ui --workloads W1 | '--ui measures the window, which has no --workloads; see"
            + " backflow bench'",
        "train a --metrics= | 'Invalid value for option ''--metrics'': \"\" is no file name; see"
            + " backflow train'",
        "check a --json=yes | 'Invalid value for option ''--json'': ''yes'' is not a boolean; see"
            + " backflow check'",
        "verify --tensors d e | '\"e\" is one word too many; see backflow verify'",
        "bench --json | 'Missing required parameter for option ''--json'' (F); see backflow bench'",
        "Train e | '\"Train\" is no command; allowed: COMMANDS; did you mean train?; see backflow'",
        "bench --workloads W1,W9 | 'Invalid value for option ''--workloads'' (W1,...): \"W9\" is no"
            + " workload; allowed: W1, W2, W3, W4, W5; see backflow bench'",
      })
  void badWordsAreRefusedInOneLine(String words, String line) {
    String expected = line.replace("COMMANDS", COMMANDS) + " --help";
    assertEquals(expected, Ran.of(words.split(" ")).refusal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"he-rel", "herelu", "HE-RELU"})
  void anUnknownExperimentIsRefusedWithTheNearestScene(String word) {
    assertEquals(
        "\""
            + word
            + "\" is neither a file nor one of the scenes that backflow scenes lists; did you mean"
            + " he-relu?",
        Ran.of("train", word).refusal());
  }

  @Test
  void strangeCharactersStayInOneLine() {
    assertFalse(Ran.of("train", "a\nb\u001b[2J\0").refusal().chars().anyMatch(c -> c < ' '));
    assertTrue(Ran.of("train", "").refusal().startsWith("\"\" is neither a file nor"));
    assertTrue(Ran.of("train", "@nothing").refusal().startsWith("\"@nothing\" is neither"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backflow.kernels | vektor | vector, plain",
        "backflow.kernels | PLAIN | vector, plain",
        "backflow.kernels | '' | vector, plain",
        "backflow.threads | 0 | 1, 2",
        "backflow.threads | 3 | 1, 2",
        "backflow.threads | two | 1, 2"
      })
  void anUnknownPropertyValueIsRefusedByEveryCommand(String name, String value, String allowed) {
    String before = System.setProperty(name, value);
    try {
      String line = name + ": \"" + value + "\" is not known; allowed: " + allowed;
      assertEquals(line, Ran.of("scenes").refusal());
      assertEquals(line, Ran.of("train", "he-relu").refusal());
    } finally {
      Properties.restore(name, before);
    }
  }

  @Test
  void numbersAndHelpAreEnglishInEveryLocale() {
    Locale before = Locale.getDefault();
    List<String> check = List.of("check", "he-relu", "--sample", "50");
    String english = Ran.of(check.toArray(String[]::new)).fine().out();
    String help = Ran.of("check", "--help").fine().out();
    try {
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(english, Ran.of(check.toArray(String[]::new)).fine().out());
        assertEquals(help, Ran.of("check", "--help").fine().out());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everySceneHasALineThatStartsWithItsId() {
    List<String> lines = Ran.of("scenes").fine().out().lines().toList();
    assertEquals(
        backflow.lesson.Scenes.ids(), lines.stream().map(line -> line.split(" ")[0]).toList());
    assertTrue(lines.stream().allMatch(line -> line.matches("[a-z0-9-]+ {2,}\\S.*\\S")));
  }
}
