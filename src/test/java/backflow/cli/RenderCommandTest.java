package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.export.file.EmbeddedExperiment;
import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderCommandTest {
  private static final String SCENE = "vanishing-sigmoid";

  @TempDir Path folder;

  private Ran render(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "render";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--out";
    all[all.length - 1] = folder.toString();
    return Ran.of(all);
  }

  private Path file(String name) {
    Path file = folder.resolve(name);
    assertTrue(Files.isRegularFile(file), name);
    return file;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void filesAreCalledByExperimentChartAndStepAndTheirNamesArePrinted() throws IOException {
    Ran ran =
        render(SCENE, "--chart", "loss,update-ratio", "--at", "3,12", "--size", "320x180").fine();
    List<String> names =
        List.of(
            "vanishing-sigmoid-loss-12.png",
            "vanishing-sigmoid-loss-3.png",
            "vanishing-sigmoid-update-ratio-12.png",
            "vanishing-sigmoid-update-ratio-3.png");
    assertEquals(names, names());
    assertEquals(names, ran.out().lines().map(l -> new File(l).getName()).sorted().toList());
  }

  @Test
  void everyChartCanBeDrawnAndHasItsTable() throws IOException {
    render("he-relu", "--chart", "all", "--at", "20", "--size", "480x270", "--format", "png,csv")
        .fine();
    for (Instrument instrument : Figures.all()) {
      if (instrument.board().equals("sweep")) {
        continue; // of many runs: drawn by sweep
      }
      String stem = "he-relu-" + instrument.id() + "-20.";
      BufferedImage image = ImageIO.read(file(stem + "png").toFile());
      assertEquals(480, image.getWidth());
      assertEquals(270, image.getHeight());
      assertTrue(Files.readAllLines(file(stem + "csv")).size() > 1, instrument.id());
    }
  }

  @Test
  void theTableHoldsTheNumbersThatTrainWrites() throws IOException {
    render(SCENE, "--chart", "gradient-profile", "--at", "20", "--format", "csv").fine();
    Path metrics = folder.resolve("metrics.csv");
    Ran.of("train", SCENE, "--steps", "20", "--metrics", metrics.toString()).fine();
    List<String> table = Files.readAllLines(file("vanishing-sigmoid-gradient-profile-20.csv"));
    List<String> trained = Files.readAllLines(metrics);
    int column = column(table.get(0), "weight_gradient_rms");
    int same = column(trained.get(0), "weight_gradient_rms");
    for (int layer = 1; layer <= 21; layer++) {
      String there = trained.get(19 * 21 + layer).split(",", -1)[same];
      assertEquals(there, table.get(layer).split(",", -1)[column], "layer " + layer);
    }
  }

  private static int column(String header, String name) {
    int column = List.of(header.split(",", -1)).indexOf(name);
    assertTrue(column >= 0, header);
    return column;
  }

  @Test
  void theSameCommandWritesTheSameBytes() throws IOException {
    String[] words = {
      SCENE,
      "--chart",
      "gradient-history,activation-ridges",
      "--board",
      "flow",
      "--at",
      "9",
      "--format",
      "png,svg,pdf,csv,gif",
      "--from",
      "5",
      "--size",
      "480x270"
    };
    render(words).fine();
    List<String> names = names();
    assertTrue(names.size() >= 15, names::toString);
    Path other = Files.createDirectory(folder.resolve("again"));
    String[] again = Stream.concat(Stream.of("render"), Stream.of(words)).toArray(String[]::new);
    String[] all =
        Stream.of(again, new String[] {"--out", other.toString()})
            .flatMap(Stream::of)
            .toArray(String[]::new);
    Ran.of(all).fine();
    for (String name : names) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve(name)), Files.readAllBytes(other.resolve(name)), name);
    }
  }

  @Test
  void aPdfHasTextThatCanBeSelectedAndTheEmbeddedFamily() throws IOException {
    render(SCENE, "--chart", "gradient-profile", "--at", "200", "--format", "pdf").fine();
    Path file = file("vanishing-sigmoid-gradient-profile-200.pdf");
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("Twenty sigmoid layers: the gradient fades"), text);
      assertTrue(text.contains("weights ∂L/∂W"), text);
      assertTrue(text.contains("seed 42"), text);
      document
          .getPage(0)
          .getResources()
          .getFontNames()
          .forEach(name -> assertTrue(isEmbedded(document, name.getName()), name.getName()));
      assertTrue(document.getDocumentInformation().getSubject().contains("per layer"));
      assertEquals(1440, document.getPage(0).getMediaBox().getWidth());
    }
    assertTrue(Files.size(file) < 400_000);
  }

  private static boolean isEmbedded(PDDocument document, String name) {
    try {
      var font = document.getPage(0).getResources().getFont(COSName.getPDFName(name));
      return font.isEmbedded() && font.getName().contains("+Inter");
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"png", "svg"})
  void aPictureOpensTheExperimentThatItShows(String format) {
    render(SCENE, "--chart", "loss", "--at", "7", "--format", format, "--size", "320x180").fine();
    ExperimentSpec spec = EmbeddedExperiment.read(file("vanishing-sigmoid-loss-7." + format));
    ExperimentSpec scene = Scenes.named(SCENE).orElseThrow().spec();
    assertEquals(scene.network(), spec.network());
    assertEquals(scene.data(), spec.data());
    assertEquals(scene.training(), spec.training());
    assertEquals(scene.seed(), spec.seed());
    assertEquals(7, spec.view().at());
    assertEquals("flow", spec.view().board());
  }

  @ParameterizedTest
  @CsvSource({"png", "svg"})
  void aPictureIsAnExperimentForEveryCommandThatAsksForOne(String format) throws IOException {
    render(SCENE, "--chart", "loss", "--at", "7", "--format", format, "--size", "320x180").fine();
    String picture = file("vanishing-sigmoid-loss-7." + format).toString();
    Path ofScene = folder.resolve("scene.csv");
    Path ofPicture = folder.resolve("picture.csv");
    Ran.of("train", SCENE, "--steps", "3", "--metrics", ofScene.toString()).fine();
    Ran.of("train", picture, "--steps", "3", "--metrics", ofPicture.toString()).fine();
    assertEquals(Files.readString(ofScene), Files.readString(ofPicture));
    render(picture, "--chart", "gradient-profile", "--size", "320x180").fine();
    file("vanishing-sigmoid-loss-7-gradient-profile-7.png");
  }

  @Test
  void aPictureWithoutAnExperimentIsRefusedByName() throws IOException {
    Path picture = Files.writeString(folder.resolve("cat.png"), "not even a picture");
    assertEquals(
        picture + ": is a picture without an experiment in it; PNG and SVG of Backflow have one",
        Ran.of("check", picture.toString()).refusal());
  }

  @Test
  void aFilmHasAFrameForEachOfItsSteps() throws Exception {
    render(
            SCENE,
            "--chart",
            "loss",
            "--format",
            "gif,mp4",
            "--from",
            "2",
            "--to",
            "11",
            "--every",
            "4",
            "--fps",
            "10",
            "--size",
            "322x181")
        .fine();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in =
        ImageIO.createImageInputStream(file("vanishing-sigmoid-loss-2-11.gif").toFile())) {
      reader.setInput(in);
      assertEquals(4, reader.getNumImages(true));
      assertEquals(322, reader.getWidth(0));
    }
    File film = file("vanishing-sigmoid-loss-2-11.mp4").toFile();
    try (var channel = NIOUtils.readableChannel(film)) {
      FrameGrab grab = FrameGrab.createFrameGrab(channel);
      int frames = 0;
      while (grab.getNativeFrame() != null) {
        frames++;
      }
      assertEquals(4, frames);
    }
    assertEquals(2, names().size());
  }

  @Test
  void aThemeAScaleAndATransparentGroundAreSeenInThePixels() throws IOException {
    render(
            SCENE, "--at", "5", "--chart", "loss", "--size", "320x180", "--scale", "2", "--theme",
            "dark", "--name", "dark")
        .fine();
    render(
            SCENE,
            "--at",
            "5",
            "--chart",
            "loss",
            "--size",
            "square",
            "--theme",
            "transparent",
            "--no-title",
            "--no-caption",
            "--no-footer",
            "--name",
            "clear")
        .fine();
    BufferedImage dark = ImageIO.read(file("dark.png").toFile());
    assertEquals(640, dark.getWidth());
    assertTrue((dark.getRGB(2, 2) & 0xff) < 0x40);
    BufferedImage clear = ImageIO.read(file("clear.png").toFile());
    assertEquals(0, clear.getRGB(2, 2) >>> 24);
    assertEquals(1080, clear.getHeight());
  }

  @Test
  void titleAndTypeChangeThePicture() throws IOException {
    String[] common = {SCENE, "--at", "5", "--chart", "loss", "--size", "320x180"};
    render(with(common, "--name", "a")).fine();
    render(with(common, "--name", "b", "--title", "Another claim")).fine();
    render(with(common, "--name", "c", "--type", "1.5")).fine();
    render(with(common, "--name", "d", "--compare", "he-relu")).fine();
    byte[] a = Files.readAllBytes(file("a.png"));
    for (String other : List.of("b", "c", "d")) {
      assertNotEquals(-1, Arrays.mismatch(a, Files.readAllBytes(file(other + ".png"))));
    }
  }

  @Test
  void whatToWatchStandsUnderTheOneChartThatItSpeaksOfOnly() throws IOException {
    render(SCENE, "--chart", "gradient-profile,loss", "--format", "svg").fine();
    String watch = "each layer passes back about 0.22";
    assertTrue(
        Files.readString(file("vanishing-sigmoid-gradient-profile-200.svg")).contains(watch));
    assertFalse(Files.readString(file("vanishing-sigmoid-loss-200.svg")).contains(">" + watch));
    render("adam-vanishing", "--format", "svg").fine();
    String profile = Files.readString(file("adam-vanishing-gradient-profile-200.svg"));
    assertTrue(profile.contains(">Gradient profile, three signals by layer<"));
  }

  @Test
  void nothingInAFileAsksToBeDragged() throws IOException {
    render("he-relu", "--chart", "clipping-norms", "--at", "9", "--format", "svg").fine();
    String free = Files.readString(file("he-relu-clipping-norms-9.svg"));
    assertTrue(free.contains(">not clipped<"));
    assertFalse(free.contains("drag") || free.contains(">off<"));
    render("clipping-by-norm", "--chart", "clipping-norms", "--at", "9", "--format", "svg").fine();
    assertTrue(
        Files.readString(file("clipping-by-norm-clipping-norms-9.svg")).contains(">c = 1.00<"));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aDeckIsDrawnWholeAndTakesWhatItDoesNotSayFromTheCommand() throws IOException {
    Path deck = folder.resolve("deck.json");
    Files.writeString(
        deck,
        """
        {"deck": 1, "size": "320x180", "figures": [
          {"experiment": "vanishing-sigmoid", "chart": ["loss", "update-ratio"], "at": [2, 4]},
          {"experiment": ["he-relu", "tanh-half"], "board": "flow", "at": 3, "no-footer": true},
          {"experiment": "he-relu", "chart": "loss", "at": 3, "name": "own", "format": "svg"}]}
        """);
    render(deck.toString(), "--theme", "dark").fine();
    assertEquals(
        List.of(
            "deck.json",
            "he-relu-flow-3.png",
            "own.svg",
            "tanh-half-flow-3.png",
            "vanishing-sigmoid-loss-2.png",
            "vanishing-sigmoid-loss-4.png",
            "vanishing-sigmoid-update-ratio-2.png",
            "vanishing-sigmoid-update-ratio-4.png"),
        names());
    BufferedImage dark = ImageIO.read(file("he-relu-flow-3.png").toFile());
    assertTrue((dark.getRGB(2, 2) & 0xff) < 0x40);
  }

  @Test
  void whatAFigureOfADeckSaysTakesThePlaceOfWhatHoldsForAll() throws IOException {
    Path deck = folder.resolve("deck.json");
    Files.writeString(
        deck,
        """
        {"deck": 1, "size": "320x180", "chart": "loss", "at": 1, "format": "svg",
         "no-title": true, "no-footer": true, "experiment": "he-relu", "figures": [
          {"chart": "update-ratio", "at": [2], "format": ["pdf"]},
          {"board": "flow"},
          {"at": 3, "title": "Its own claim", "no-footer": false},
          {}]}
        """);
    render(deck.toString(), "--at", "7", "--window").fine();
    assertEquals(
        List.of(
            "deck.json",
            "he-relu-flow-1.svg",
            "he-relu-loss-1.svg",
            "he-relu-loss-3.svg",
            "he-relu-update-ratio-2.pdf"),
        names());
    String own = Files.readString(file("he-relu-loss-3.svg"));
    assertTrue(own.contains(">Its own claim<"), "its title takes the place of no title");
    assertTrue(own.contains(">Backflow "), "false takes the place of true");
    assertFalse(Files.readString(file("he-relu-loss-1.svg")).contains(">Backflow "));
  }

  @Test
  void filesThatADeckNamesLieBesideItAlsoToCompareWith() throws IOException {
    Files.writeString(folder.resolve("one.json"), "{\"backflow\": 1}");
    Files.writeString(folder.resolve("two.json"), "{\"backflow\": 1, \"seed\": 7}");
    Path deck = folder.resolve("deck.json");
    Files.writeString(
        deck,
        """
        {"figures": [{"experiment": "one.json", "compare": "two.json", "board": "flow", "at": 1,
                      "size": "320x180"}]}
        """);
    render(deck.toString(), "--format", "svg").fine();
    String svg = Files.readString(file("one-flow-1.svg"));
    assertTrue(svg.contains(">B: "), "the caption begins with the difference");
  }

  @Test
  void signsThatNoBundledFaceHasAreBoxesAndLineEndsAreSpaces() throws IOException {
    String title = "∇ \u65e5\n\ud83c\udf89\t\uffff x";
    render(
            SCENE,
            "--chart",
            "loss",
            "--at",
            "1",
            "--size",
            "640x360",
            "--title",
            title,
            "--name",
            "signs",
            "--format",
            "png,svg,pdf")
        .fine();
    try (PDDocument document = Loader.loadPDF(file("signs.pdf").toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("∇ ▯ ▯ ▯ x"), text);
    }
    String svg = Files.readString(file("signs.svg"));
    assertTrue(svg.contains("∇ \u65e5 \ud83c\udf89  x"), "XML has no U+FFFF");
  }

  @Test
  void whereNoFolderCanBeMadeTheFileIsNamedWithTheReason() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "x");
    for (String format : List.of("png", "gif")) {
      String refusal =
          Ran.of(
                  "render",
                  SCENE,
                  "--chart",
                  "loss",
                  "--at",
                  "1",
                  "--format",
                  format,
                  "--out",
                  taken.toString())
              .refusal();
      assertTrue(refusal.endsWith("cannot be written: its folder cannot be made"), refusal);
    }
    assertEquals(List.of("taken"), names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'experiment': 'he-relu', 'chart': 'los'} | figure 2: chart: \"los\" is no chart",
        "{'experiment': 'he-relu', 'at': -1} | figure 2: at: \"-1\" is out of range",
        "{'experiment': 'nobody'} | figure 2: \"nobody\" is neither a file nor",
        "{'experiment': 'a\\u0000b'} | figure 2: \"a",
        "{'chart': 'loss'} | figure 2: experiment: a file or a scene is wanted",
        "{'experiment': 'he-relu', 'colour': 'red'} | figure 2: \"colour\" is no key",
        "{'experiment': 'he-relu', 'chart': {}} | figure 2: chart: a text, a number",
        "7 | figure 2: an object"
      })
  void anErrorInADeckIsNamedByItsFigure(String entry, String complaint) throws IOException {
    Path deck = folder.resolve("deck.json");
    Files.writeString(
        deck,
        "{\"figures\": [{\"experiment\": \"he-relu\", \"chart\": \"loss\", \"at\": 1}, "
            + entry.replace('\'', '"')
            + "]}");
    String refusal = render(deck.toString()).refusal();
    assertTrue(refusal.startsWith(deck + ": " + complaint), refusal);
    assertEquals(List.of("deck.json"), names());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "he-relu --chart los | is no chart; allowed: gradient-profile",
        "he-relu --board flaw | did you mean flow?",
        "he-relu --theme pink | is no theme; allowed: light, dark, transparent",
        "he-relu --format bmp | is no format; allowed: png, svg, pdf, csv, gif, mp4",
        "he-relu --size 0x0 | each side has 64 to 16384",
        "he-relu --size 99999x99999 | each side has 64 to 16384",
        "he-relu --size 16000x16000 | at most 64 million fit",
        "he-relu --size big | is no size; allowed: such as 1920x1080",
        "he-relu --scale 9 | is out of range; allowed: a number from 1 to 4",
        "he-relu --at soon | is not such a number",
        "he-relu --at 0 | is out of range; allowed: a whole number from 1 to",
        "he-relu --format gif --from 0 | is out of range; allowed: a whole number from 1 to",
        "he-relu --from 3 | need --format gif or mp4",
        "he-relu --format gif --from 9 --to 3 | 9 comes after 3",
        "he-relu --format gif --theme transparent | have no transparency",
        "he-relu --window --format pdf | is a picture of pixels; allowed: png, gif, mp4",
        "he-relu --chart loss,update-ratio --name x | there are 2 pictures, not one",
        "he-relu --name ../x | is no file name",
        "he-relu he-relu | two pictures would be this file",
        "nobody | is neither a file nor one of the scenes"
      })
  void whatCannotBeDrawnIsRefusedInOneLineAndNothingIsWritten(String words, String complaint)
      throws IOException {
    String refusal = render(words.split(" ")).refusal();
    assertTrue(refusal.contains(complaint), refusal);
    assertTrue(names().isEmpty());
  }

  @Test
  void withoutAnExperimentItAsksForOne() {
    assertTrue(render().refusal().startsWith("which experiment?"));
  }

  @Test
  void aFolderThatIsAFileIsRefusedByName() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "mine");
    Ran ran = Ran.of("render", SCENE, "--chart", "loss", "--at", "1", "--out", taken.toString());
    assertTrue(ran.refusal().contains("taken"), ran.err());
    assertEquals("mine", Files.readString(taken));
    assertFalse(Files.exists(taken.resolve("x")));
  }
}
