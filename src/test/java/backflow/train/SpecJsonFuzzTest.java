package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, reading it gives an experiment or one line of refusal. */
class SpecJsonFuzzTest {
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "null",
    "true",
    "-",
    "1e999999999",
    "1e-999999999",
    "1e99999999999999999999",
    "-0.0",
    "NaN",
    "Infinity",
    "0x10",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\uFEFF",
    "\u2028",
    "//",
    "/*",
    "#",
    "'",
    "9".repeat(99),
    "9".repeat(2000),
    "0.5",
    "{}",
    "[]",
    "\"csv\"",
    "\"set\"",
    "\"a\u0000b\"",
    "\u0000",
    "\n",
    "\uDC00",
    "😀",
    "2147483648",
    "1.5"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mutatedFilesAreReadOrRefusedInOneLine(long seed) {
    Random random = new Random(seed);
    RandomSpecs specs = new RandomSpecs(seed);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      String json = SpecJson.toText(specs.next());
      json = json.substring(0, Math.min(json.length(), 4000));
      for (int k = random.nextInt(3); k >= 0; k--) {
        json = mutated(json, random);
      }
      refused += isRefused(json) ? 1 : 0;
    }
    assertFalse(refused < 500, "too few mutations mattered: " + refused);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void randomTokensAreRefusedInOneLine(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      StringBuilder json = new StringBuilder(random.nextBoolean() ? "{\"backflow\":1," : "");
      for (int k = random.nextInt(30); k >= 0; k--) {
        json.append(TOKENS[random.nextInt(TOKENS.length)]);
      }
      isRefused(json.toString());
    }
  }

  @Test
  void everyPrefixOfAFileIsRefused() {
    String json = SpecJson.toText(ExperimentSpec.DEFAULT).strip();
    for (int end = 0; end < json.length(); end++) {
      String prefix = json.substring(0, end);
      assertThrows(SpecException.class, () -> SpecJson.read(prefix, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "{\"a\":",
        "9",
        " 1",
        "\"",
        "[],",
        "{\"backflow\":1},",
        "\"k\":1,",
        "-",
        "\\"
      })
  void hugeRepetitionsAreRefused(String piece) {
    for (UnaryOperator<String> inside : around()) {
      String json = inside.apply(piece.repeat(JsonText.LONGEST / 2 / piece.length()));
      assertThrows(SpecException.class, () -> SpecJson.read(json, null));
      assertThrows(SpecException.class, () -> SpecJson.read(json + json + json, null));
    }
  }

  private static Iterable<UnaryOperator<String>> around() {
    return List.of(
        s -> s,
        s -> "{\"backflow\": 1, \"name\": \"" + s,
        s -> "{\"backflow\": 1, \"network\": {\"hidden\": [" + s + "1]}}");
  }

  private static String mutated(String json, Random random) {
    int at = random.nextInt(json.length() + 1);
    int to = Math.min(json.length(), at + 1 + random.nextInt(12));
    String token = TOKENS[random.nextInt(TOKENS.length)];
    return switch (random.nextInt(5)) {
      case 0 -> json.substring(0, at);
      case 1 -> json.substring(0, at) + token + json.substring(at);
      case 2 -> json.substring(0, at) + token + json.substring(to);
      case 3 -> json.substring(0, at) + json.substring(to);
      default ->
          json.replaceFirst(": [-0-9.e]+([,}])", Matcher.quoteReplacement(": " + token) + "$1");
    };
  }

  private static boolean isRefused(String json) {
    try {
      ExperimentSpec spec = SpecJson.read(json, null);
      assertEquals(spec, SpecJson.read(SpecJson.toText(spec), null));
      return false;
    } catch (SpecException e) {
      assertEquals(1, e.getMessage().lines().count());
      assertFalse(e.getMessage().length() > 1100);
      return true;
    }
  }
}
