package backflow.cli;

import backflow.export.render.Order;
import backflow.train.SpecException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A whole slide set in one file: {@code {"deck": 1, "theme": "dark", "figures": [{"experiment":
 * "vanishing-sigmoid", "chart": "gradient-profile", "at": 200}, …]}}. Keys are the options of
 * {@code render} without their dashes; what stands beside {@code figures} holds for all of them.
 */
final class DeckFile {
  private static final String FIGURES = "figures";
  private static final String VERSION = "deck";
  private static final String EXPERIMENT = "experiment";
  private static final String COMPARE = "compare";
  private static final long LARGEST = 1 << 20;
  private static final int MOST = 1000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Keys of which one takes the place of the others. */
  private static final List<Set<String>> INSTEAD =
      List.of(
          Set.of("chart", "board", "window"),
          Set.of("title", "no-title"),
          Set.of("caption", "no-caption"));

  private final String word;
  private final JsonNode root;

  private DeckFile(String word, JsonNode root) {
    this.word = word;
    this.root = root;
  }

  /**
   * Reads a deck.
   *
   * @param word the name of a file
   * @return empty if there is no such file, or it is an experiment
   * @throws CommandException if it is a deck that cannot be read
   */
  static Optional<DeckFile> read(String word) {
    Path file = Path.of(word);
    if (!Files.isRegularFile(file) || !word.endsWith(".json")) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      String text = Files.readString(file);
      if (!text.contains("\"" + FIGURES + "\"")) {
        return Optional.empty();
      }
      JsonNode root = MAPPER.readTree(text);
      boolean deck = root.isObject() && root.has(FIGURES);
      return deck ? Optional.of(new DeckFile(word, root)) : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new CommandException(word + ": " + place(e.getLocation()) + "not JSON: " + reason(e));
    } catch (IOException e) {
      throw new CommandException(word + ": cannot be read");
    }
  }

  private static String place(JsonLocation where) {
    return where == null
        ? ""
        : "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": ";
  }

  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage().replaceAll("\\s*\\(.*", "");
  }

  /**
   * The orders of all its figures.
   *
   * @param before options that hold where the deck says nothing else
   * @throws CommandException naming the figure that is wrong
   */
  List<Order> orders(List<String> before) {
    JsonNode figures = root.get(FIGURES);
    if (!figures.isArray() || figures.isEmpty() || figures.size() > MOST) {
      throw new CommandException(word + ": figures: a list of 1 to " + MOST + " figures is wanted");
    }
    if (root.path(VERSION).asInt(1) != 1) {
      throw new CommandException(
          word + ": deck: version " + root.get(VERSION) + " is not known; allowed: 1");
    }
    List<String> shared = unsaid(before, root);
    shared.addAll(arguments(root, "", List.of(FIGURES, VERSION, EXPERIMENT)));
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      orders.addAll(figure(figures.get(i), "figure " + (i + 1) + ": ", shared));
    }
    return orders;
  }

  private List<Order> figure(JsonNode entry, String where, List<String> shared) {
    if (!entry.isObject()) {
      throw new CommandException(word + ": " + where + "an object { } is wanted");
    }
    List<String> experiments = words(entry.path(EXPERIMENT));
    if (experiments.isEmpty()) {
      experiments = words(root.path(EXPERIMENT));
    }
    if (experiments.isEmpty()) {
      throw new CommandException(word + ": " + where + "experiment: a file or a scene is wanted");
    }
    List<String> arguments = unsaid(shared, entry);
    arguments.addAll(arguments(entry, where, List.of(EXPERIMENT)));
    List<Order> orders = new ArrayList<>();
    try {
      PictureOptions options = parsed(arguments);
      for (String experiment : experiments) {
        orders.addAll(options.orders(besideDeck(experiment)));
      }
      return orders;
    } catch (ParameterException | CommandException | SpecException e) {
      throw new CommandException(word + ": " + where + ofKey(String.valueOf(e.getMessage())));
    }
  }

  /** Of some options, those about which an object says nothing else. */
  private static List<String> unsaid(List<String> options, JsonNode object) {
    Set<String> said = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      said.add(key);
      if (!entry.getValue().equals(BooleanNode.FALSE)) {
        INSTEAD.stream().filter(keys -> keys.contains(key)).forEach(said::addAll);
      }
    }
    return new ArrayList<>(
        options.stream().filter(option -> !said.contains(keyOf(option))).toList());
  }

  private static String keyOf(String option) {
    return option.substring(2).replaceFirst("(?s)=.*", "");
  }

  /** What is said of an option, said of a key. */
  private static String ofKey(String message) {
    return message
        .replaceFirst("^Invalid value for option '--([a-z-]+)'[^:]*: ", "$1: ")
        .replaceFirst("^--", "");
  }

  /** A file that a deck names lies where the deck lies, unless it is found from here. */
  private String besideDeck(String experiment) {
    try {
      Path folder = Path.of(word).toAbsolutePath().getParent();
      if (folder == null || Files.exists(Path.of(experiment))) {
        return experiment;
      }
      Path beside = folder.resolve(experiment);
      return Files.isRegularFile(beside) ? beside.toString() : experiment;
    } catch (InvalidPathException e) {
      return experiment; // no file can have this name
    }
  }

  private static PictureOptions parsed(List<String> arguments) {
    PictureOptions options = new PictureOptions();
    CommandLine line = new CommandLine(options);
    line.setOverwrittenOptionsAllowed(true);
    line.setExpandAtFiles(false);
    line.parseArgs(arguments.toArray(String[]::new));
    return options;
  }

  private List<String> arguments(JsonNode object, String where, List<String> except) {
    List<String> arguments = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!except.contains(entry.getKey())) {
        arguments.addAll(argument(entry.getKey(), entry.getValue(), where));
      }
    }
    return arguments;
  }

  private List<String> argument(String key, JsonNode value, String where) {
    boolean known =
        new CommandLine(new PictureOptions()).getCommandSpec().optionsMap().containsKey("--" + key);
    if (!known) {
      throw new CommandException(
          word + ": " + where + "\"" + key + "\" is no key; allowed: " + String.join(", ", keys()));
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? List.of("--" + key) : List.of();
    }
    List<String> words =
        words(value).stream().map(one -> key.equals(COMPARE) ? besideDeck(one) : one).toList();
    if (words.isEmpty()) {
      throw new CommandException(
          word + ": " + where + key + ": a text, a number, true, or a list of these is wanted");
    }
    return List.of("--" + key + "=" + String.join(",", words));
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of(EXPERIMENT));
    new CommandLine(new PictureOptions())
        .getCommandSpec()
        .options()
        .forEach(option -> keys.add(option.longestName().substring(2)));
    return keys;
  }

  private static List<String> words(JsonNode value) {
    if (value.isTextual() || value.isNumber()) {
      return List.of(value.asText());
    }
    List<String> words = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> words.add(one.asText()));
    }
    return words;
  }
}
