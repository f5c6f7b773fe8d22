package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.data.Task;
import backflow.math.FloatFormat;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecJsonTest {
  private static final String EXAMPLE =
      """
      {"backflow": 1, "name": "Vanishing sigmoid", "seed": 42,
       "data": {"set": "spirals", "samples": 512, "noise": 0.1, "testShare": 0.25},
       "network": {"hidden": {"depth": 20, "width": 16}, "activation": "sigmoid",
                   "initializer": {"scheme": "xavier-normal", "gain": 1.0, "bias": 0.0},
                   "normalization": "none", "residual": "none", "dropout": 0.0},
       "training": {"loss": "auto", "optimizer": {"name": "sgd", "momentum": 0.0}, \
      "learningRate": 0.1, "schedule": {"name": "constant"},
                    "batchSize": 32, "weightDecay": 0.0, "clipping": {"mode": "none"}, \
      "steps": 1000},
       "view": {"at": 200, "board": "flow"}, "diagnosis": {}, "text": {}}
      """;

  private static ExperimentSpec read(String json) {
    return SpecJson.read(json, null);
  }

  /** Reads a file whose only key beside the version is given. */
  private static ExperimentSpec with(String keys) {
    return read("{\"backflow\": 1, " + keys + "}");
  }

  private static SpecException refused(String keys) {
    return assertThrows(SpecException.class, () -> with(keys));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'backflow': 1, 'learningrate': 1}|training.learningRate",
        "{'backflow': 1, 'data': {'seed': 1}}|seed",
        "{'backflow': 1, 'network': {'depth': 1}}|network.hidden.depth",
        "{'backflow': 1, 'training': {'momentum': 0.5}}|training.optimizer.momentum",
        "{'backflow': 1, 'training': {'optimizer': {'name': 'sgd', 'lr': 1}}}"
            + "|training.learningRate",
        "{'backflow': 1, 'nesterov': true}|training.optimizer.nesterov"
      },
      quoteCharacter = '`')
  void aKeyInAWrongPlaceIsToldItsPlace(String json, String path) {
    SpecException e =
        assertThrows(SpecException.class, () -> SpecJson.read(json.replace('\'', '"'), null));
    assertTrue(
        String.valueOf(e.getMessage()).endsWith("did you mean " + path + "?"), e::getMessage);
  }

  @Test
  void tooManyWidthsAreCalledAListAndNotANumber() {
    String widths = "4,".repeat(300) + "4";
    SpecException e =
        assertThrows(
            SpecException.class,
            () ->
                SpecJson.read(
                    "{\"backflow\": 1, \"network\": {\"hidden\": [" + widths + "]}}", null));
    assertEquals(
        "network.hidden: a list of 301 is too long; allowed: a list of up to 300 widths",
        e.getMessage());
  }

  @Test
  void theExampleReadsAsItMeans() {
    ExperimentSpec expected =
        new ExperimentSpec(
            "Vanishing sigmoid",
            42,
            DataSpec.DEFAULT,
            ExperimentSpec.DEFAULT.network(),
            ExperimentSpec.DEFAULT.training(),
            new ViewSpec(200, "flow"),
            TextSpec.NONE);
    assertEquals(expected, read(EXAMPLE));
  }

  @Test
  void theExampleIsWrittenAsItIsLaidOut() {
    assertEquals(EXAMPLE, SpecJson.toText(read(EXAMPLE)));
  }

  @Test
  void missingKeysTakeDefaults() {
    assertEquals(ExperimentSpec.DEFAULT, read("{\"backflow\": 1}"));
    assertEquals(
        ExperimentSpec.DEFAULT,
        with("\"data\": {}, \"network\": {\"hidden\": {}}, \"training\": {\"optimizer\": {}}"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatIsWrittenReadsBackEqual(long seed) {
    RandomSpecs specs = new RandomSpecs(seed);
    for (int i = 0; i < 50; i++) {
      ExperimentSpec spec = specs.next();
      assertEquals(spec, read(SpecJson.toText(spec)));
    }
  }

  @Test
  void defaultsDependOnTheWordTheyStandBeside() {
    assertEquals(
        OptimizerSpec.of(OptimizerSpec.Kind.ADAGRAD),
        with("\"training\": {\"optimizer\": {\"name\": \"adagrad\"}}").training().optimizer());
    assertEquals(
        Schedule.of(Schedule.Kind.WARM_UP),
        with("\"training\": {\"schedule\": {\"name\": \"warm-up\"}}").training().schedule());
  }

  @Test
  void aBareWordStandsForAnObject() {
    ExperimentSpec spec =
        with(
            "\"network\": {\"initializer\": \"he-normal\"}, \"training\": {\"optimizer\": \"adam\","
                + " \"schedule\": \"cosine\", \"clipping\": \"norm\"}");
    assertEquals(InitializerSpec.of(Scheme.HE_NORMAL), spec.network().initializer());
    assertEquals(OptimizerSpec.of(OptimizerSpec.Kind.ADAM), spec.training().optimizer());
    assertEquals(Schedule.of(Schedule.Kind.COSINE), spec.training().schedule());
    assertEquals(new Clipping(Clipping.Mode.NORM, 1), spec.training().clipping());
  }

  @Test
  void hiddenMayBeAListAndSoMayActivation() {
    NetworkSpec network =
        with("\"network\": {\"hidden\": [8, 4, 2], \"activation\": [\"relu\", \"tanh\", \"gelu\"]}")
            .network();
    assertEquals(List.of(8, 4, 2), network.widths());
    assertEquals(List.of("relu", "tanh", "gelu"), network.activations());
    assertEquals(0, with("\"network\": {\"hidden\": []}").network().depth());
    assertEquals(0, with("\"network\": {\"hidden\": {\"depth\": 0}}").network().depth());
  }

  @Test
  void wholeNumbersMayBeWrittenWithExponentIfExact() {
    assertEquals(1000, with("\"training\": {\"steps\": 1e3}").training().steps());
    assertEquals(7, with("\"seed\": 7.0").seed());
    assertEquals(Long.MIN_VALUE, with("\"seed\": -9223372036854775808").seed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "trainig": {}                                        | trainig | training
          "data": {"noize": 0.1}                               | data.noize | noise
          "data": {"set": "spiral"}                            | data.set | spirals
          "training": {"optimizer": {"name": "adm"}}           | training.optimizer.name | adam
          "training": {"optimizer": "ADAM"}                    | training.optimizer.name | adam
          "training": {"optimizer": {"momentun": 0.9}}         | training.optimizer.momentun | momentum
          "training": {"learning_rate": 1}                     | training.learning_rate | learningRate
          "training": {"schedule": {"name": "cosin"}}          | training.schedule.name | cosine
          "training": {"clipping": {"mode": "per-layr"}}       | training.clipping.mode | per-layer
          "training": {"loss": "crossentropy"}                 | training.loss | cross-entropy
          "network": {"activation": "leakyrelu"}               | network.activation | leaky-relu
          "network": {"activation": ["relu", "tahn"], "hidden": [2, 2]} | network.activation[1] | tanh
          "network": {"initializer": "glorot-normal"}          | network.initializer.scheme | xavier-normal
          "network": {"initializer": "kaiming_uniform"}        | network.initializer.scheme | he-uniform
          "network": {"initializer": {"scheme": "scaled-normal", "k": 1}} | network.initializer.k | K
          "network": {"normalization": "bach"}                 | network.normalization | batch
          "network": {"hidden": {"dept": 3}}                   | network.hidden.dept | depth
          "training": {"schedule": "linear-warm-up"}           | training.schedule.name | warm-up
          "training": {"schedule": "Warmup"}                   | training.schedule.name | warm-up
          "text": {"watchThis": "x"}                           | text.watchThis | watch
          "training": {"lr": 0.1}                              | training.lr | learningRate
          "network": {"activation": "leaky"}                   | network.activation | leaky-relu
          """)
  void anUnknownWordNamesItsPathAndTheNearest(String keys, String path, String nearest) {
    SpecException e = refused(keys);
    assertEquals(path, e.path());
    assertEquals(nearest, e.nearest());
    assertTrue(
        e.getMessage().contains("allowed: ") && e.getMessage().contains(path), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "training": {"learningRate": 0}            | training.learningRate | 0
          "training": {"learningRate": 1e400}        | training.learningRate | 1E+400
          "training": {"learningRate": "fast"}       | training.learningRate | "fast"
          "training": {"learningRate": null}         | training.learningRate | null
          "training": {"steps": 0}                   | training.steps | 0
          "training": {"steps": 2.5}                 | training.steps | 2.5
          "training": {"steps": 4294967297}          | training.steps | 4294967297
          "training": {"steps": 1.00000000000000000000001} | training.steps | 1.00000000000000000000001
          "training": {"batchSize": true}            | training.batchSize | true
          "training": {"optimizer": {"momentum": 1}} | training.optimizer.momentum | 1
          "training": {"optimizer": []}              | training.optimizer | a list
          "training": {"optimizer": {"nesterov": 1}} | training.optimizer.nesterov | 1
          "training": []                             | training | a list
          "seed": 9223372036854775808                | seed | 9223372036854775808
          "seed": 1e99                               | seed | 1E+99
          "data": {"testShare": 0.95}                | data.testShare | 0.95
          "data": {"arms": 5}                        | data.arms | 5
          "network": {"hidden": 20}                  | network.hidden | 20
          "network": {"hidden": [16, 513]}           | network.hidden[1] | 513
          "network": {"hidden": [16, "x"]}           | network.hidden[1] | "x"
          "network": {"hidden": {"depth": 301}}      | network.hidden.depth | 301
          "network": {"activation": 3}               | network.activation | 3
          "view": {"at": -1}                         | view.at | -1
          "text": {"title": 3}                       | text.title | 3
          "text": {"answers": ["one"]}               | text.answers | a list of 1
          "text": {"answers": ["a", "b"]}            | text.answer | 0
          "text": {"answers": ["a", "b"], "answer": 3} | text.answer | 3
          "text": {"answer": 1}                      | text.answer | 1
          "text": {"finding": "Dead units"}          | text.finding | "Dead units"
          "name": "a\\u0000b"                        | name | "a?b"
          "name": "\\ud800"                          | name | "?"
          """)
  void aValueOutOfRangeNamesItsPathAndWhatIsAllowed(String keys, String path, String value) {
    SpecException e = refused(keys);
    assertEquals(path, e.path());
    assertEquals(value, e.value());
    assertFalse(String.valueOf(e.allowed()).isEmpty());
  }

  @Test
  void aRangeIsSaidInWords() {
    assertEquals(
        "training.learningRate: -1 is out of range; allowed: a number above 0 up to 1000",
        refused("\"training\": {\"learningRate\": -1}").getMessage());
    assertEquals(
        "training.optimizer.name: \"adm\" is not known; allowed: sgd, rmsprop, adagrad, adam,"
            + " adamw; did you mean adam?",
        refused("\"training\": {\"optimizer\": {\"name\": \"adm\"}}").getMessage());
  }

  @Test
  void aRateOfAnotherOptimizerIsUnknown() {
    assertEquals(
        "training.optimizer.beta1: \"beta1\" is an unknown key here: it belongs to adam, adamw;"
            + " allowed: name, momentum, nesterov",
        refused("\"training\": {\"optimizer\": {\"name\": \"sgd\", \"beta1\": 0.9}}").getMessage());
    assertTrue(
        refused("\"training\": {\"schedule\": {\"name\": \"step\", \"over\": 9}}")
            .getMessage()
            .contains("it belongs to cosine, warm-up"));
    assertTrue(
        refused("\"data\": {\"file\": \"x.csv\"}").getMessage().contains("belongs to the set csv"));
  }

  @Test
  void aPrecisionAndALossScaleAreReadAndWrittenWhereTheyAreNotTheUsualOnes() {
    String text = SpecJson.toText(ExperimentSpec.DEFAULT);
    assertFalse(text.contains("precision") || text.contains("lossScale"), text);
    ExperimentSpec half = with("\"training\": {\"precision\": \"float16\"}");
    assertEquals(FloatFormat.FLOAT16, half.training().precision());
    assertTrue(SpecJson.toText(half).contains("\"precision\": \"float16\", \"lossScale\": 1.0"));
    ExperimentSpec scaled = with("\"training\": {\"lossScale\": \"dynamic\"}");
    assertEquals(LossScale.DYNAMIC, scaled.training().lossScale());
    assertEquals(scaled, SpecJson.read(SpecJson.toText(scaled), null));
    assertEquals(
        LossScale.constant(1024),
        with("\"training\": {\"lossScale\": 1024}").training().lossScale());
    assertFalse(scaled.sameRun(ExperimentSpec.DEFAULT));
  }

  @Test
  void whatIsNoPrecisionOrNoLossScaleIsRefusedInALine() {
    assertEquals(
        "training.precision: \"float8\" is not known; allowed: float64, float32, bfloat16,"
            + " float16; did you mean float64?",
        refused("\"training\": {\"precision\": \"float8\"}").getMessage());
    assertEquals(
        "training.lossScale: \"dynamc\" is neither a number nor dynamic; allowed: a number above 0"
            + " up to 1e30, or \"dynamic\"",
        refused("\"training\": {\"lossScale\": \"dynamc\"}").getMessage());
    assertEquals(
        "training.lossScale: 0 is out of range; allowed: a number above 0 up to 1e30",
        refused("\"training\": {\"lossScale\": 0}").getMessage());
  }

  @Test
  void experimentsDifferInTheirPrecision() {
    ExperimentSpec half = with("\"training\": {\"precision\": \"float16\"}");
    assertEquals(
        List.of(new SpecDifference("training.precision", "precision", "float64", "float16")),
        SpecDifference.between(ExperimentSpec.DEFAULT.withName(half.name()), half));
    ExperimentSpec scaled = SpecPatch.apply(half, Map.of("training.lossScale", "dynamic"));
    assertEquals(
        List.of(new SpecDifference("training.lossScale", "loss scale", "1.0", "dynamic")),
        SpecDifference.between(half, scaled));
  }

  @Test
  void thresholdsOfTheDiagnosisAreKeptInTheirOrder() {
    ExperimentSpec spec =
        with("\"diagnosis\": {\"vanishing\": 1e-9, \"dying-relu\": 2, \"a\": -0}");
    assertEquals(List.of("vanishing", "dying-relu", "a"), List.copyOf(spec.diagnosis().keySet()));
    assertEquals(List.of(1e-9, 2.0, 0.0), List.copyOf(spec.diagnosis().values()));
    assertTrue(
        SpecJson.toText(spec)
            .contains("\"diagnosis\": {\"vanishing\": 1e-9, \"dying-relu\": 2.0, \"a\": 0.0}"));
    assertTrue(spec.sameRun(with("\"diagnosis\": {}")));
  }

  @Test
  void aDiagnosisHasAtMostAHundredKeys() {
    String keys =
        IntStream.range(0, 101).mapToObj(i -> "\"t" + i + "\": 1").collect(Collectors.joining(","));
    assertEquals(
        "diagnosis: too many keys; allowed are 100",
        refused("\"diagnosis\": {" + keys + "}").getMessage());
  }

  @Test
  void aQuestionMayComeWithAnswersAndWhatTheRevealSays() {
    ExperimentSpec spec =
        with(
            "\"text\": {\"question\": \"How many?\", \"answers\": [\"one\", \"two\"], \"answer\":"
                + " 2, \"ends\": [1e-3, 2e-15], \"explain\": \"Two.\", \"finding\": \"healthy\"}");
    List<String> answers = List.of("one", "two");
    List<Double> ends = List.of(1e-3, 2e-15);
    TextSpec text = new TextSpec("", "", "How many?", answers, 2, ends, "Two.", "healthy");
    assertEquals(text, spec.text());
    assertEquals(text, SpecJson.read(SpecJson.toText(spec), null).text());
    assertTrue(spec.sameRun(ExperimentSpec.DEFAULT));
  }

  @Test
  void everyAnswerEndsSomewhereOrNoneDoes() {
    String two = "\"text\": {\"answers\": [\"a\", \"b\"], \"answer\": 1, \"ends\": ";
    assertEquals("text.ends", refused(two + "[0.1]}").path());
    assertEquals("text.ends[1]", refused(two + "[0.1, 0]}").path());
    assertEquals("text.ends[0]", refused(two + "[\"x\", 1]}").path());
    assertEquals("text.ends", refused(two + "0.1}").path());
  }

  @Test
  void theTilesOfTheCustomBoardAreKept() {
    ExperimentSpec spec =
        with("\"view\": {\"board\": \"custom\", \"tiles\": [\"gradient-profile\", \"cliff\"]}");
    assertEquals(new ViewSpec(0, "custom", List.of("gradient-profile", "cliff")), spec.view());
    assertTrue(SpecJson.toText(spec).contains("\"tiles\": [\"gradient-profile\", \"cliff\"]"));
    assertEquals(List.of(), with("\"view\": {\"tiles\": []}").view().tiles());
  }

  @Test
  void howTheGradientIsCheckedIsKept() {
    ExperimentSpec spec = with("\"view\": {\"check\": {\"spoilers\": [\"kink\"]}}");
    assertEquals(List.of("kink"), spec.view().check().spoilers());
    assertEquals(CheckSpec.USUAL.epsilon(), spec.view().check().epsilon());
    assertTrue(SpecJson.toText(spec).contains("\"check\": {\"spoilers\": [\"kink\"]}"));
    CheckSpec single = with("\"view\": {\"check\": {\"precision\": \"float32\"}}").view().check();
    assertEquals(FloatFormat.FLOAT32, single.precision());
    assertEquals(5e-3, single.epsilon(), "the usual one of the format");
    assertFalse(SpecJson.toText(with("\"view\": {\"check\": {}}")).contains("check"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "diagnosis": {"Vanishing": 1}   | diagnosis.Vanishing | "Vanishing"
          "diagnosis": {"": 1}            | diagnosis.          | ""
          "diagnosis": {"v": "NaN"}       | diagnosis.v         | "NaN"
          "diagnosis": {"v": null}        | diagnosis.v         | null
          "diagnosis": {"v": {}}          | diagnosis.v         | an object
          "diagnosis": {"v": 1e400}       | diagnosis.v         | 1E+400
          "diagnosis": []                 | diagnosis           | a list
          "view": {"tiles": "a"}          | view.tiles          | "a"
          "view": {"tiles": {}}           | view.tiles          | an object
          "view": {"tiles": null}         | view.tiles          | null
          "view": {"tiles": ["loss", ""]} | view.tiles[1]       | ""
          "view": {"tiles": ["A b"]}      | view.tiles[0]       | "A b"
          "view": {"tiles": [3]}          | view.tiles[0]       | 3
          "view": {"tiles": ["1","2","3","4","5","6","7"]} | view.tiles | a list of 7
          "view": {"board": "flows"}      | view.board          | "flows"
          "view": {"check": []}           | view.check          | a list
          "view": {"check": {"epsilon": 0}}      | view.check.epsilon | 0
          "view": {"check": {"epsilon": 2}}      | view.check.epsilon | 2
          "view": {"check": {"precision": "half"}} | view.check.precision | "half"
          "view": {"check": {"sample": 0}}       | view.check.sample  | 0
          "view": {"check": {"scheme": "both"}}  | view.check.scheme  | "both"
          "view": {"check": {"spoilers": ["kin"]}} | view.check.spoilers[0] | "kin"
          "view": {"check": {"spoilers": ["kink", "kink"]}} | view.check.spoilers[1] | "kink"
          "view": {"check": {"eps": 1}}          | view.check.eps     | "eps"
          """)
  void whatTheWindowCannotReadIsRefused(String keys, String path, String value) {
    SpecException e = refused(keys);
    assertEquals(path, e.path());
    assertEquals(value, e.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flow", "units", "updates", "network", "theory", "check", "terrain", "time", "sweep",
        "custom"
      })
  void everyBoardMayBeNamed(String board) {
    assertEquals(board, with("\"view\": {\"board\": \"" + board + "\"}").view().board());
  }

  @Test
  void theTaskOfACsvIsKeptAndOnlyThere() {
    ExperimentSpec spec =
        with("\"data\": {\"set\": \"csv\", \"file\": \"/a.csv\", \"task\": \"regression\"}");
    assertEquals(Task.REGRESSION, spec.data().task());
    assertEquals(spec, read(SpecJson.toText(spec)));
    assertEquals(Task.AUTO, spec.data().withFile("/b.csv", null).task());
    assertEquals(
        "data.task: \"task\" is an unknown key here: it belongs to the set csv; allowed: set,"
            + " samples, noise, testShare, arms",
        refused("\"data\": {\"task\": \"auto\"}").getMessage());
    assertEquals(
        "data.task: \"regresion\" is not known; allowed: auto, classification, regression; did you"
            + " mean regression?",
        refused("\"data\": {\"set\": \"csv\", \"file\": \"a\", \"task\": \"regresion\"}")
            .getMessage());
  }

  @Test
  void armsBelongToTheSpirals() {
    assertEquals(
        "data.arms: \"arms\" is an unknown key here: it belongs to the set spirals; allowed: set,"
            + " samples, noise, testShare",
        refused("\"data\": {\"set\": \"moons\", \"arms\": 3}").getMessage());
    assertEquals(3, with("\"data\": {\"arms\": 3}").data().arms());
    ExperimentSpec moons =
        ExperimentSpec.DEFAULT.withData(DataSpec.DEFAULT.withSet(DataSet.MOONS).withArms(4));
    assertEquals(2, read(SpecJson.toText(moons)).data().arms());
  }

  @Test
  void aSeedIsReadToTheLastBit() {
    for (long seed : new long[] {(1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
      ExperimentSpec spec = ExperimentSpec.DEFAULT.withSeed(seed);
      assertEquals(seed, read(SpecJson.toText(spec)).seed());
    }
    assertEquals(
        "seed: 9223372036854775808 is out of range; allowed: a whole number from"
            + " -9223372036854775808 to 9223372036854775807",
        refused("\"seed\": 9223372036854775808").getMessage());
    assertTrue(refused("\"seed\": -9223372036854775809").getMessage().contains("out of range"));
    assertTrue(refused("\"seed\": 0.5").getMessage().contains("0.5 is not a whole number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1e400               | training.learningRate: 1E+400 is out of range
          "NaN"               | training.learningRate: "NaN" is not a number
          "1e400"             | training.learningRate: "1e400" is not a number
          NaN                 | not JSON: NaN is no number in JSON
          -Infinity           | not JSON: -Infinity is no number in JSON
          1e99999999999999    | a number that cannot be read
          """)
  void numbersBeyondNumbersAreRefusedInWords(String number, String said) {
    String message = refused("\"training\": {\"learningRate\": " + number + "}").getMessage();
    assertTrue(message.contains(said), message);
    assertEquals(1, message.lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "training": {"optimizer": {"nesterov": true}}                          | training.optimizer.nesterov
          "training": {"batchSize": 1}, "network": {"normalization": "batch"}    | training.batchSize
          "training": {"loss": "cross-entropy"}, "data": {"set": "sine"}         | training.loss
          "training": {"loss": "binary-cross-entropy"}, "data": {"set": "surface"} | training.loss
          "data": {"set": "csv"}                                                 | data.file
          "data": {"set": "csv", "file": ""}                                     | data.file
          "network": {"activation": ["relu", "relu"]}                            | network.activation
          "network": {"activation": [], "hidden": [3]}                           | network.activation
          """)
  void whatDoesNotGoTogetherIsRefused(String keys, String path) {
    assertEquals(path, refused(keys).path());
  }

  @Test
  void aProgrammaticExperimentIsCheckedAlike() {
    ExperimentSpec spec = ExperimentSpec.DEFAULT;
    NetworkSpec n = spec.network();
    ExperimentSpec wide =
        spec.withNetwork(
            new NetworkSpec(
                Collections.nCopies(3, 513),
                n.activations(),
                n.initializer(),
                n.normalization(),
                n.residual(),
                Double.NaN));
    assertThrows(SpecException.class, () -> Limits.check(wide));
    assertThrows(SpecException.class, () -> SpecJson.toText(wide));
    assertThrows(SpecException.class, () -> Limits.check(spec.withName("a\nb")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"backflow": 1, // no$ }                | line 1, column 17
          {"backflow": 1,$}                       | line 2, column 1
          {"backflow": 1}$$ x                     | line 3, column
          {"backflow": 1} {}                      | line 1, column 17
          {"backflow": 1, "seed": 1, "seed": 2}   | line 1, column
          {"backflow": 1, "seed": NaN}            | line 1, column
          {"backflow": 1, "seed": 01}             | line 1, column
          {'backflow': 1}                         | line 1, column 2
          {"backflow": 1                          | line 1, column
          [[[[[[[[[[[[                            | line 1, column
          """)
  void whatIsNotStrictJsonNamesLineAndColumn(String json, String place) {
    SpecException e = assertThrows(SpecException.class, () -> read(json.replace('$', '\n')));
    assertTrue(e.getMessage().startsWith(place), e::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "3", "null", "\"x\"", "{}", "{\"name\": \"x\"}"})
  void anythingElseIsNotAnExperiment(String json) {
    SpecException e = assertThrows(SpecException.class, () -> read(json));
    assertTrue(e.getMessage().contains("not a Backflow experiment"), e::getMessage);
  }

  @Test
  void aNewerVersionIsRefusedBeforeItsKeysAre() {
    SpecException e =
        assertThrows(SpecException.class, () -> read("{\"new\": 1, \"backflow\": 2}"));
    assertTrue(e.getMessage().startsWith("backflow: 2 is a newer version"), e::getMessage);
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertEquals(ExperimentSpec.DEFAULT, read("\uFEFF{\"backflow\": 1}"));
  }

  @Test
  void aRelativeCsvIsRelativeToTheGivenFolder() {
    String csv = "{\"backflow\": 1, \"data\": {\"set\": \"csv\", \"file\": \"sub/../iris.csv\"}}";
    Path base = Path.of("folder").toAbsolutePath();
    ExperimentSpec spec = SpecJson.read(csv, base);
    assertEquals(DataSet.CSV, spec.data().set());
    assertEquals(base.resolve("iris.csv").toString(), spec.data().file());
  }
}
