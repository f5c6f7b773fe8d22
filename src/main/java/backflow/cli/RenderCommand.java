package backflow.cli;

import backflow.export.render.Order;
import backflow.export.render.OrderException;
import backflow.export.render.Rendering;
import backflow.export.render.WindowPictures;
import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.SharedKernels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code render}: figures for slides, without a window. */
@Command(
    name = "render",
    header = "Draws charts, boards or the window into files, for slides.",
    description = {
      "Files are called experiment-chart-step.format and their names are printed, one a line."
          + " The same command writes the same bytes (of MP4: the same frames).",
      "A deck is a JSON file with a list of figures, each with these options as its keys:"
          + " {\"deck\": 1, \"theme\": \"dark\", \"figures\": [{\"experiment\":"
          + " \"vanishing-sigmoid\", \"chart\": \"gradient-profile\", \"at\": [10, 200]}]}. Options"
          + " given here, and keys beside \"figures\", hold for each figure that does not say"
          + " otherwise."
    })
final class RenderCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "EXPERIMENT|DECK",
      arity = "0..*",
      description = "Experiment files, pictures that carry one, ids of scenes, or decks.")
  private List<String> words = List.of();

  @Option(names = "--all-scenes", description = "All built-in scenes.")
  private boolean allScenes;

  @Mixin private PictureOptions options = new PictureOptions();

  private final WindowPictures.Maker window;

  RenderCommand(WindowPictures.Maker window) {
    this.window = window;
  }

  @Override
  public Integer call() {
    List<Order> orders = orders();
    try (SharedKernels shared =
            KernelChoice.threads() > 1 ? new SharedKernels(KernelChoice::best) : null;
        WindowPictures pictures = pictures(orders);
        ProgressLine progress = ProgressLine.of("render", Rendering.work(orders))) {
      Kernels kernels = shared == null ? KernelChoice.best() : shared;
      List<Path> files = new Rendering(kernels, pictures, progress::at).run(orders);
      progress.close();
      PrintWriter out = command.commandLine().getOut();
      files.forEach(out::println);
      return Main.FINE;
    } catch (OrderException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandException("cannot be written: " + e.getMessage());
    }
  }

  private WindowPictures pictures(List<Order> orders) {
    int width = 1920;
    int height = 1080;
    for (Order order : orders) {
      width = Math.max(width, order.style().pixels());
      height = Math.max(height, order.style().pixelsHigh());
    }
    return window.ofAtMost(width, height);
  }

  private List<Order> orders() {
    List<String> all = new ArrayList<>(words);
    if (allScenes) {
      Scenes.all().stream().map(Scene::id).forEach(all::add);
    }
    if (all.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "which experiment? a file, the id of a scene, a deck, --all-scenes");
    }
    List<Order> orders = new ArrayList<>();
    for (String word : all) {
      Optional<DeckFile> deck = DeckFile.read(word);
      orders.addAll(deck.isPresent() ? deck.orElseThrow().orders(given()) : options.orders(word));
    }
    return orders;
  }

  /** The options as they were given, for decks. */
  private List<String> given() {
    List<String> given = new ArrayList<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (option.longestName().equals("--all-scenes")) {
        continue;
      }
      if (option.arity().max() == 0) {
        given.add(option.longestName());
      } else {
        given.add(option.longestName() + "=" + String.join(",", option.originalStringValues()));
      }
    }
    return given;
  }
}
