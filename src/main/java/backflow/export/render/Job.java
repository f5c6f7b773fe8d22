package backflow.export.render;

import backflow.export.AtomicFile;
import backflow.export.TableCsv;
import backflow.export.file.About;
import backflow.export.file.Film;
import backflow.export.file.GifFilm;
import backflow.export.file.Mp4Film;
import backflow.export.file.PageImage;
import backflow.export.file.PngFile;
import backflow.export.page.Page;
import backflow.export.page.Paper;
import backflow.export.page.Shown;
import backflow.train.Draft;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order while its run is trained. */
final class Job implements Closeable {
  private final Order order;
  private final Darkroom room;
  private final WindowPictures window;
  private final Runnable taken;
  private final List<Path> files = new ArrayList<>();
  private final Map<Path, Reel> reels = new LinkedHashMap<>();
  private List<Shown> moving = List.of();

  /** A film in the making, and the file it goes to. */
  private record Reel(Film film, Draft draft) {}

  /**
   * Nothing written yet.
   *
   * @param taken told of each picture and each frame
   */
  Job(Order order, Darkroom room, WindowPictures window, Runnable taken) {
    this.order = order;
    this.room = room;
    this.window = window;
    this.taken = taken;
  }

  /** All files that an order stands for. */
  static List<Path> files(Order order) {
    List<Path> files = new ArrayList<>();
    for (Format format : order.formats()) {
      if (format.isFilm()) {
        files.add(order.film(format));
        continue;
      }
      for (int step : order.at()) {
        for (String id : ids(order, format)) {
          files.add(order.still(id, step, format));
        }
      }
    }
    return files;
  }

  /** A table has one file a chart, a picture one in all. */
  private static List<String> ids(Order order, Format format) {
    return format == Format.CSV && order.subject() instanceof Subject.Board board
        ? board.plan().instruments().stream().map(one -> tableId(order, one)).toList()
        : List.of(order.subject().id());
  }

  private static String tableId(Order order, String instrument) {
    return order.subject() instanceof Subject.Board board
        ? board.id() + "-" + instrument
        : instrument;
  }

  /** Takes what is to be taken where the run stands now. */
  void expose() throws IOException {
    int steps = (int) room.steps();
    if (order.hasStills() && order.at().contains(steps)) {
      takeStills(steps);
      taken.run();
    }
    Order.Stretch film = order.film();
    if (film != null && film.has(steps)) {
      takeFrame(film);
      taken.run();
    }
  }

  private void takeStills(int steps) throws IOException {
    List<Shown> shown = shown();
    for (Format format : order.formats()) {
      switch (format) {
        case PNG -> write(steps, format, PngFile.bytes(image(shown), about(shown)));
        case SVG, PDF -> {
          int width = order.style().pixels();
          write(steps, format, PictureFile.bytes(format, page(shown), width, about(shown)));
        }
        case CSV -> writeTables(steps, shown);
        case GIF, MP4 -> {}
      }
    }
  }

  private void writeTables(int steps, List<Shown> shown) throws IOException {
    for (Shown one : shown) {
      String id = tableId(order, one.instrument().id());
      String text = TableCsv.text(one.figure().table(one.readings(), one.focus()));
      put(order.still(id, steps, Format.CSV), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void write(int steps, Format format, byte[] bytes) throws IOException {
    put(order.still(order.subject().id(), steps, format), bytes);
  }

  private void put(Path file, byte[] bytes) throws IOException {
    try {
      AtomicFile.write(file, bytes);
    } catch (IOException e) {
      throw new OrderException(file + ": " + e.getMessage(), e);
    }
    files.add(file);
  }

  private int columns() {
    return order.style().pixels();
  }

  private List<Shown> shown() {
    Exposure exposure = room.expose();
    return Pages.instruments(order.subject()).stream().map(i -> exposure.of(i, columns())).toList();
  }

  private Page page(List<Shown> shown) {
    return Pages.of(order.subject(), shown, room.expose(), order.style());
  }

  private BufferedImage image(List<Shown> shown) {
    Style style = order.style();
    return order.subject() instanceof Subject.Window
        ? PageImage.of(window.of(Pages.opened(order.subject(), room.expose()), style))
        : PageImage.of(page(shown), style.pixels(), style.ground() == Paper.Ground.TRANSPARENT);
  }

  private About about(List<Shown> shown) {
    String seen =
        shown.isEmpty() ? "The window of Backflow with this experiment." : page(shown).summary();
    return Pages.about(order.subject(), seen, room.expose());
  }

  private void takeFrame(Order.Stretch film) throws IOException {
    boolean first = reels.isEmpty();
    if (first) {
      open(film);
      moving = shown();
    } else {
      Exposure exposure = room.expose();
      moving = moving.stream().map(one -> exposure.again(one, columns())).toList();
    }
    BufferedImage frame = image(moving);
    for (Map.Entry<Path, Reel> reel : reels.entrySet()) {
      guarded(reel.getKey(), () -> reel.getValue().film().add(frame));
    }
  }

  private void open(Order.Stretch film) throws IOException {
    for (Format format : order.formats()) {
      if (format.isFilm()) {
        Path file = order.film(format);
        guarded(file, () -> reels.put(file, reel(file, format, film.framesPerSecond())));
      }
    }
  }

  private static Reel reel(Path file, Format format, int fps) throws IOException {
    AtomicFile.makeFolder(file);
    Draft draft = Draft.of(file);
    return new Reel(
        format == Format.GIF ? new GifFilm(draft, fps) : new Mp4Film(draft, fps), draft);
  }

  /** Ends the films. @return all files that were written */
  List<Path> finish() throws IOException {
    for (Map.Entry<Path, Reel> reel : reels.entrySet()) {
      guarded(
          reel.getKey(),
          () -> {
            reel.getValue().film().finish();
            reel.getValue().draft().commit();
          });
      files.add(reel.getKey());
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    for (Reel reel : reels.values()) {
      try (Draft draft = reel.draft();
          Film film = reel.film()) {
        // both are given up, unless they are whole already
      }
    }
  }

  /** Something that writes to a file. */
  private interface Writing {
    void run() throws IOException;
  }

  private static void guarded(@Nullable Path file, Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new OrderException(file + ": " + e.getMessage(), e);
    }
  }
}
