package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "linear-warm-up, warm-up",
    "WARM_UP, warm-up",
    "watchThis, watch",
    "lr, learningRate",
    "bce, binary-cross-entropy",
    "leaky, leaky-relu",
    "cosien, cosine",
    "x2, x1",
  })
  void whatWasMeantIsFound(String word, String meant) {
    List<String> known =
        List.of(
            "constant",
            "cosine",
            "warm-up",
            "title",
            "watch",
            "learningRate",
            "leaky-relu",
            "binary-cross-entropy",
            "cross-entropy",
            "x1",
            "relu");
    assertEquals(meant, Nearest.to(word, known).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "species, sepal_width",
    "species, x1",
    "k, x",
    "label, petal",
    "'', a",
    "banana, cosine"
  })
  void farWordsAreNotSuggested(String word, String known) {
    assertEquals("", Nearest.to(word, List.of(known)).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({"cos, cosine", "cosine-x, cosine", "abc, abd"})
  void theNearerOfTwoWinsAndTheEarlierOfEquals(String word, String nearer) {
    List<String> known = List.of("abd", "abe", "cosine", "cosine-annealing");
    assertEquals(nearer, Nearest.to(word, known).orElse(""));
  }
}
