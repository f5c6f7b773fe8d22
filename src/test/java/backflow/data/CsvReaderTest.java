package backflow.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backflow.math.RandomStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  private static final String GOOD = "a,b,kind\n1,2,x\n3,4,y\n";

  @TempDir Path folder;

  private CsvTable read(String text) throws IOException, DataException {
    return read(text.getBytes(UTF_8), null);
  }

  private CsvTable read(byte[] bytes, @Nullable String target) throws IOException, DataException {
    return CsvReader.read(Files.write(folder.resolve("some.csv"), bytes).toString(), target);
  }

  /** The message without the folder. */
  private String refusal(byte[] bytes, @Nullable String target) {
    String message = assertThrows(DataException.class, () -> read(bytes, target)).getMessage();
    assertTrue(message.startsWith(folder.resolve("some.csv").toString()), message);
    return message.substring(folder.toString().length() + 1);
  }

  static Stream<String> spellings() {
    return Stream.of(
        GOOD,
        "\uFEFF" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("\n", "\n\n  \n\t\n"),
        "\n\r\n" + GOOD,
        GOOD.strip(),
        GOOD.replace(",", " , "),
        "\"a\",\"b\",\"kind\"\n\"1\",\"2\",\"x\"\n\"3\" , \"4\",\"y\"",
        "a;b;kind\n1;2;\"x\"\n3;4;\"y\"\n",
        "a,b,kind\n+1.0,2e0,x\n.3e+1,40.E-1,y\n");
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void everySpellingOfATableReadsTheSame(String text) throws Exception {
    CsvTable table = read(text);
    assertArrayEquals(new double[] {1, 2, 3, 4}, table.data().x().data);
    assertArrayEquals(new double[] {0, 1}, table.data().y().data);
    assertEquals(List.of("a", "b"), table.data().featureNames());
    assertEquals("kind", table.data().targetName());
    assertEquals(List.of("x", "y"), table.classNames());
    assertEquals(2, table.data().classes());
  }

  @Test
  void theTargetMayBeAnyColumn() throws Exception {
    Dataset data = read("a,b,c\n1,0,3\n4,1,6\n".getBytes(UTF_8), " b ").data();
    assertArrayEquals(new double[] {1, 3, 4, 6}, data.x().data);
    assertArrayEquals(new double[] {0, 1}, data.y().data);
    assertEquals(List.of("a", "c"), data.featureNames());
    assertEquals("b", data.targetName());
  }

  @Test
  void quotedCellsHoldSeparatorsQuotesAndLineEnds() throws Exception {
    CsvTable table = read("\"a,b\",\"say \"\"t\"\"\"\r\n1,\"p\r\nq\"\r\n2,\"r;\ts\"\r\n");
    assertEquals(List.of("a,b"), table.data().featureNames());
    assertEquals("say \"t\"", table.data().targetName());
    assertEquals(List.of("p\r\nq", "r;\ts"), table.classNames());
  }

  @Test
  void numbersKeepEveryBit() throws Exception {
    RandomStream random = RandomStream.of(5, "test");
    StringBuilder text = new StringBuilder("a,b\n");
    double[] expected = new double[2000];
    for (int i = 0; i < expected.length; ) {
      double v = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(v)) {
        expected[i++] = v;
        text.append(v).append(",0.5\n");
      }
    }
    assertArrayEquals(expected, read(text.toString()).data().x().data);
  }

  @Test
  void nonFiniteNumbersAreReadAndNotMistakenForBlanks() throws Exception {
    Dataset data = read("a,b,t\nNaN,nan,0\nInfinity,-inf,1\n+INF,-Infinity,1\n").data();
    double inf = Double.POSITIVE_INFINITY;
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, inf, -inf, inf, -inf}, data.x().data);
    assertFalse(backflow.math.Blank.is(data.x().get(0, 0)));
  }

  @Test
  void wholeNumbersUpToTwentyAreClassesInTheirOrder() throws Exception {
    CsvTable table = read("a,t\n1,10\n2,9\n3,10\n4,-2\n5,9.0\n");
    assertEquals(List.of("-2", "9", "10"), table.classNames());
    assertArrayEquals(new double[] {2, 1, 2, 0, 1}, table.data().y().data);
    assertEquals(20, read(numberedTargets(20)).data().classes());
  }

  @Test
  void negativeZeroIsZero() throws Exception {
    assertEquals(List.of("0", "1"), read("a,t\n1,-0\n2,0\n3,1\n").classNames());
  }

  @Test
  void manyWholeNumbersAreARegression() throws Exception {
    CsvTable table = read(numberedTargets(21));
    assertTrue(table.data().isRegression());
    assertEquals(List.of(), table.classNames());
    assertEquals(20, table.data().y().get(20));
  }

  private static String numberedTargets(int n) {
    StringBuilder text = new StringBuilder("a,t\n");
    for (int i = 0; i < n; i++) {
      text.append("1,").append(i).append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "NaN", "inf", "1e-3"})
  void aFractionOrNonFiniteNumberMakesARegression(String odd) throws Exception {
    Dataset data = read("a,t\n1,0\n2,1\n3," + odd + "\n").data();
    assertTrue(data.isRegression());
    assertEquals(CsvNumber.value(odd), data.y().get(2));
  }

  @Test
  void numbersAmongWordsAreWords() throws Exception {
    assertEquals(List.of("1", "2", "yes"), read("a,t\n1,yes\n2,2\n3,1\n").classNames());
  }

  @Test
  void emptyColumnNamesAreCounted() throws Exception {
    assertEquals(List.of("column 1", "b"), read(",b,t\n1,2,0\n3,4,1\n").data().featureNames());
  }

  @Test
  void quotedNumbersMayBeColumnNames() throws Exception {
    assertEquals(List.of("0", "1"), read("\"0\",\"1\",t\n1,2,0\n3,4,1\n").data().featureNames());
  }

  @Test
  void otherLanguagesAndLocalesReadTheSame() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      CsvTable table = read("größe,Σ\n1.5,ÎI\n-INFINITY,日本\n");
      assertEquals(List.of("größe"), table.data().featureNames());
      assertEquals(List.of("ÎI", "日本"), table.classNames());
      assertEquals(1.5, table.data().x().get(0));
    } finally {
      Locale.setDefault(before);
    }
  }

  static Stream<Arguments> badTexts() {
    return Stream.of(
        Arguments.of("", "some.csv: the file is empty; a header and rows are needed"),
        Arguments.of(" \n\n", "some.csv: the file is blank; a header and rows are needed"),
        Arguments.of("a,b\n", "some.csv: there is a header, but no rows; needed is at least one"),
        Arguments.of(
            "a\n1\n2\n",
            "some.csv, line 1: only one column; needed are inputs and a target, separated by , or"
                + " ; or tab"),
        Arguments.of("a,b,t\n1,2,0\n\n3,1\n", "some.csv, line 4: 2 cells, but the header names 3"),
        Arguments.of("a,t\n1,2,0\n", "some.csv, line 2: 3 cells, but the header names 2"),
        Arguments.of(
            "a,t\n1,0\nabc,1\n",
            "some.csv, line 3, column 1 (\"a\"): \"abc\" is not a number; allowed are digits with a"
                + " decimal point, NaN and Infinity"),
        Arguments.of(
            "a,t\n1,0\n,1\n",
            "some.csv, line 3, column 1 (\"a\"): empty cell; allowed is a number"),
        Arguments.of(
            "a,t\n1,0\n1,\n",
            "some.csv, line 3, column 2 (\"t\"): empty cell; allowed is a target"),
        Arguments.of(
            "a,t\n1e999,0\n",
            "some.csv, line 2, column 1 (\"a\"): \"1e999\" is too large; allowed is up to"
                + " 1.797e308"),
        Arguments.of(
            "a,t\n1,1e999\n",
            "some.csv, line 2, column 2 (\"t\"): \"1e999\" is too large; allowed is up to"
                + " 1.797e308"),
        Arguments.of(
            "1,2\n3,4\n",
            "some.csv, line 1, column 1 (\"1\"): this is a number, but the first row must hold"
                + " column names; needed is a header, such as x1,x2,y"),
        Arguments.of(
            "5.1,3.5,setosa\n4.9,3,setosa\n",
            "some.csv, line 1, column 1 (\"5.1\"): this is a number, but the first row must hold"
                + " column names; needed is a header, such as x1,x2,y"),
        Arguments.of(
            "a,b,t,\n1,2,0,\n3,4,1,\n",
            "some.csv, line 2: the line ends with a separator behind its last column, \"t\", as the"
                + " header does; remove it from every line"),
        Arguments.of(
            "a;b;t;;\n1;2;0;;\n",
            "some.csv, line 2: the line ends with a separator behind its last column, \"t\", as the"
                + " header does; remove it from every line"),
        Arguments.of(
            "a,b,t\n1,2,0,\n3,4,1,\n",
            "some.csv, line 2: the line ends with a separator behind its last column, \"t\"; remove"
                + " it from every line"),
        Arguments.of(
            "a,b,t,\n1,2,0\n",
            "some.csv, line 2: 3 cells, but the header names 4: it ends with a separator, to be"
                + " removed"),
        Arguments.of(
            "a,b,t\n1,2,\n", "some.csv, line 2, column 3 (\"t\"): empty cell; allowed is a target"),
        Arguments.of(
            "a,b,t\n1,2,0\n1,\"\",0\n",
            "some.csv, line 3, column 2 (\"b\"): empty cell; allowed is a number"),
        Arguments.of(
            "a,b,a\n1,2,3\n",
            "some.csv, line 1, column 3 (\"a\"): this is the name of an earlier column too"),
        Arguments.of(
            "a,t\n1,x\n2,x\n",
            "some.csv: target column \"t\" holds \"x\" only; needed are 2 classes"),
        Arguments.of(
            "a,t\n1,7\n2,7.0\n",
            "some.csv: target column \"t\" holds \"7\" only; needed are 2 classes"),
        Arguments.of("a,t\n1,\"x\n2,y\n", "some.csv, line 2: quotation mark not closed"),
        Arguments.of(
            "a,t\n1,\"x\"y\n",
            "some.csv, line 2: text after a closing quotation mark; within quotes, write \"\" for"
                + " \""),
        Arguments.of(
            "a,t\n1,\"p\r\nq\"\r\nz,r\n",
            "some.csv, line 4, column 1 (\"a\"): \"z\" is not a number; allowed are digits with a"
                + " decimal point, NaN and Infinity"),
        Arguments.of(
            "a,t\r\n1,0\r\n1\u0000,2\r\n",
            "some.csv, line 3: a byte 0, as in UTF-16 without its mark; allowed is plain text,"
                + " such as CSV saved as UTF-8"),
        Arguments.of(
            "a,t\n1,\"" + "x".repeat(5000) + "\"\n",
            "some.csv, line 2: quotation mark not closed within 4096 bytes"),
        Arguments.of(
            "a,t\n1," + "x".repeat(5000) + "\n",
            "some.csv, line 2: a cell is longer than 4096 bytes"));
  }

  @ParameterizedTest
  @MethodSource("badTexts")
  void badTextIsRefusedInOneLine(String text, String message) {
    assertEquals(message, refusal(text.getBytes(UTF_8), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5", "1d", "1f", "0x1p3", "1_000", "--1", "1e", "e1", ".", "+", "1 2", "١", "NA"
      })
  void whatIsNotADecimalNumberIsRefused(String text) {
    String message = refusal(("a;t\n" + text + ";0\n").getBytes(UTF_8), null);
    assertTrue(message.contains("\"" + text + "\" is not a number"), message);
  }

  @Test
  void textInAnotherEncodingIsRefusedWithItsLine() {
    assertEquals(
        "some.csv, line 3: this is not UTF-8 text; save the file as CSV, UTF-8",
        refusal("a,t\n1,x\n2,\u00e9\n".getBytes(ISO_8859_1), null));
    assertTrue(refusal(GOOD.getBytes(UTF_16LE), null).contains("UTF-16 without its mark"));
    byte[] torn = ("\uFEFF" + GOOD).getBytes(UTF_16LE);
    assertEquals(
        "some.csv: this begins as UTF-16, but goes on as something else; save it as CSV, UTF-8",
        refusal(Arrays.copyOf(torn, torn.length - 1), null));
    assertTrue(refusal(new byte[] {'a', (byte) 0xc3}, null).contains("not UTF-8"));
  }

  @Test
  void utf16WithItsMarkReadsTheSame() throws Exception {
    String text = "größe,Σ\n1.5,x\n2.5,日本 😀\n";
    CsvTable expected = read(text);
    for (Charset charset : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
      byte[] bytes = (charset.equals(UTF_16) ? text : "\uFEFF" + text).getBytes(charset);
      CsvTable table = read(bytes, null);
      assertEquals(expected.classNames(), table.classNames());
      assertEquals(expected.data().featureNames(), table.data().featureNames());
      assertArrayEquals(expected.data().x().data, table.data().x().data);
    }
    String bad = "\uFEFFa,t\n1,0\nx,1\n";
    assertTrue(refusal(bad.getBytes(UTF_16BE), null).contains("line 3, column 1 (\"a\")"));
  }

  private CsvTable read(String text, Task task) throws IOException, DataException {
    Path file = Files.writeString(folder.resolve("some.csv"), text);
    return CsvReader.read(file.toString(), null, task);
  }

  @Test
  void fewWholeNumbersMayBeDeclaredARegression() throws Exception {
    Dataset data = read("a,t\n1,3\n2,7\n3,3\n", Task.REGRESSION).data();
    assertTrue(data.isRegression());
    assertArrayEquals(new double[] {3, 7, 3}, data.y().data);
  }

  @Test
  void anyNumbersMayBeDeclaredClasses() throws Exception {
    CsvTable table = read("a,t\n1,2.5\n2,0.5\n3,2.50\n4,-1\n", Task.CLASSIFICATION);
    assertEquals(List.of("-1", "0.5", "2.5"), table.classNames());
    assertArrayEquals(new double[] {2, 1, 2, 0}, table.data().y().data);
    assertEquals(21, read(numberedTargets(21), Task.CLASSIFICATION).data().classes());
  }

  @Test
  void aWordInADeclaredRegressionIsRefusedInItsPlace() {
    String message =
        assertThrows(DataException.class, () -> read("a,t\n1,3\n2,high\n", Task.REGRESSION))
            .getMessage();
    assertTrue(
        message.endsWith(
            "some.csv, line 3, column 2 (\"t\"): \"high\" is not a number; allowed are digits with"
                + " a decimal point, NaN and Infinity"),
        message);
  }

  @Test
  void aTargetUnlikeAnyColumnIsAnsweredWithTheColumns() {
    assertEquals(
        "some.csv: no column is called \"species\"; there are \"a\", \"b\", \"kind\"",
        refusal(GOOD.getBytes(UTF_8), "species"));
    String wide = "c1,c2,c3,c4,c5,c6,c7,c8,c9,c10\n";
    assertTrue(refusal(wide.getBytes(UTF_8), "species").endsWith("\"c7\", \"c8\" and 2 more"));
  }

  @Test
  void anUnknownTargetIsAnsweredWithTheNearestName() {
    assertEquals(
        "some.csv: no column is called \"Knd\"; the nearest is \"kind\"",
        refusal(GOOD.getBytes(UTF_8), "Knd"));
  }

  @Test
  void messagesStayOnOneShortLine() {
    String evil = "\"x\ny\u202e\u2028" + "z".repeat(3000) + "\"";
    String message = refusal(("a,t\n" + evil + ",0\n").getBytes(UTF_8), null);
    assertTrue(message.length() < 200 && message.lines().count() == 1, message);
    assertTrue(message.chars().noneMatch(c -> c == 0x202e || c == 0x2028));
    assertTrue(refusal(GOOD.getBytes(UTF_8), "k\n" + "i".repeat(100_000)).length() < 200);
  }

  @Test
  void boundsAreKept() {
    String wide = "a,".repeat(CsvReader.MAX_COLUMNS) + "t\n";
    assertEquals(
        "some.csv, line 1: too many columns; allowed are 1024",
        refusal(wide.getBytes(UTF_8), null));
    String longFile = "a,t\n" + "1,2\n".repeat(CsvReader.MAX_ROWS + 1);
    assertEquals(
        "some.csv: too many rows; allowed are 1000000", refusal(longFile.getBytes(UTF_8), null));
    StringBuilder words = new StringBuilder("a,t\n");
    for (int i = 0; i <= 1000; i++) {
      words.append("1,w").append(i).append('\n');
    }
    assertEquals(
        "some.csv: target column \"t\" holds 1001 different entries; allowed are 1000",
        refusal(words.toString().getBytes(UTF_8), null));
  }

  @Test
  void tooManyNumbersAreRefused() {
    StringBuilder text = new StringBuilder("a0");
    for (int i = 1; i < 1000; i++) {
      text.append(",a").append(i);
    }
    String row = "1,".repeat(999) + "2\n";
    text.append('\n').append(row.repeat(10_011));
    assertEquals(
        "some.csv: too many numbers; allowed are 10000000 (rows × inputs)",
        refusal(text.toString().getBytes(UTF_8), null));
  }

  @Test
  void hugeFilesAreNotRead() throws IOException {
    Path huge = folder.resolve("huge.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(CsvText.MAX_BYTES + 1L);
    }
    String message =
        assertThrows(DataException.class, () -> CsvReader.read(huge.toString(), null)).getMessage();
    assertTrue(message.endsWith("the file is too large; allowed are 64 MiB"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/stdin", "/dev/null", "/proc/self/environ"})
  void devicesAreNotOpened(String device) {
    assumeTrue(Files.exists(Path.of(device)));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThrows(DataException.class, () -> CsvReader.read(device, null)));
  }

  @Test
  void pipesAreNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe.csv");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          String message =
              assertThrows(DataException.class, () -> CsvReader.read(pipe.toString(), null))
                  .getMessage();
          assertTrue(message.contains("a device, pipe or the like"), message);
        });
  }

  @Test
  void whatIsNoFileIsRefused() {
    String none = folder.resolve("none.csv").toString();
    assertEquals(
        none + ": there is no such file",
        assertThrows(DataException.class, () -> CsvReader.read(none, null)).getMessage());
    assertEquals(
        folder + ": this is a directory; allowed is a regular file",
        assertThrows(DataException.class, () -> CsvReader.read(folder.toString(), null))
            .getMessage());
    assertThrows(DataException.class, () -> CsvReader.read("a\u0000b", null));
    assertThrows(DataException.class, () -> CsvReader.read("", null));
    assertThrows(DataException.class, () -> CsvReader.read("x".repeat(10_000), null));
  }

  @Test
  void randomTextsNeverDoAnythingButBeRefusedOrRead() throws IOException {
    String[] pieces = {
      "1", "x", "-2.5e3", "NaN", ",", ",", ",", "\n", "\r\n", "\"", " ", "é", ";", ""
    };
    RandomStream random = RandomStream.of(11, "test");
    int refused = 0;
    for (int trial = 0; trial < 3000; trial++) {
      StringBuilder text = new StringBuilder(trial % 2 == 0 ? "a,t\n1,p\n2,q\n" : "");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        Dataset data = read(text.toString()).data();
        assertTrue(data.size() > 0 && data.features() > 0);
      } catch (DataException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count());
      }
    }
    assertTrue(refused > 1000 && refused < 2900, refused + " refused");
  }
}
