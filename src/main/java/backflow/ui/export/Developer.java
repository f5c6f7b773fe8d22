package backflow.ui.export;

import backflow.export.AtomicFile;
import backflow.export.TableCsv;
import backflow.export.file.About;
import backflow.export.file.Film;
import backflow.export.file.GifFilm;
import backflow.export.file.Mp4Film;
import backflow.export.file.PageImage;
import backflow.export.page.Page;
import backflow.export.page.Shown;
import backflow.export.render.Exposure;
import backflow.export.render.Format;
import backflow.export.render.Pages;
import backflow.export.render.PictureFile;
import backflow.export.render.Subject;
import backflow.train.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages of what is exposed, and keeps what was read until something else is exposed. Belongs
 * to the worker that writes pictures.
 */
final class Developer {
  private static final int FRAMES = 200;

  private @Nullable Exposure exposure;
  private @Nullable Subject subject;
  private int columns;
  private List<Shown> shown = List.of();

  /** A page with axes of its own, as the file will have it. */
  Page page(Exposure now, Subject what, Choices choices) {
    int wide = choices.style().pixels();
    if (now != exposure || !what.equals(subject) || wide != columns) {
      shown = Pages.instruments(what).stream().map(one -> now.of(one, wide)).toList();
      exposure = now;
      subject = what;
      columns = wide;
    }
    return Pages.of(what, fresh(), now, choices.style());
  }

  private List<Shown> fresh() {
    return shown.stream()
        .map(one -> Shown.of(one.instrument(), one.readings(), one.focus()))
        .toList();
  }

  /** The numbers of a chart as a table. */
  String table(Exposure now, Subject what, Choices choices) {
    page(now, what, choices);
    StringBuilder text = new StringBuilder();
    for (Shown one : shown) {
      if (shown.size() > 1) {
        text.append(text.isEmpty() ? "" : "\n").append(one.instrument().id()).append('\n');
      }
      text.append(TableCsv.text(one.figure().table(one.readings(), one.focus())));
    }
    return text.toString();
  }

  /** Writes a file that stands still. */
  void still(Exposure now, Subject what, Choices choices, Path file) throws IOException {
    if (choices.format() == Format.CSV) {
      AtomicFile.write(file, table(now, what, choices).getBytes(StandardCharsets.UTF_8));
      return;
    }
    Page page = page(now, what, choices);
    About about = Pages.about(what, page.summary(), now);
    int width = choices.style().pixels();
    AtomicFile.write(file, PictureFile.bytes(choices.format(), page, width, about));
  }

  /**
   * Writes a film of a stretch of steps.
   *
   * @param progress told how much is done, 0 to 1
   * @param cancelled asked before each frame
   * @return whether it was finished
   */
  boolean film(
      Exposure now,
      Subject what,
      Choices choices,
      Path file,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    int width = choices.style().pixels();
    int length = choices.to() - choices.from();
    int every = Math.max(1, (length + FRAMES - 1) / FRAMES);
    List<Shown> moving = List.of();
    try (Draft draft = Draft.of(file);
        Film film = film(draft, choices)) {
      for (int step = choices.from(); step <= choices.to(); step += every) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        Exposure then = now.at(step);
        moving =
            moving.isEmpty()
                ? Pages.instruments(what).stream().map(one -> then.of(one, width)).toList()
                : moving.stream().map(one -> then.again(one, width)).toList();
        Page page = Pages.of(what, moving, then, choices.style());
        film.add(PageImage.of(page, width, false));
        progress.accept((step - choices.from() + 1.0) / (length + 1));
      }
      film.finish();
      draft.commit();
      return true;
    }
  }

  private static Film film(Draft draft, Choices choices) throws IOException {
    return choices.format() == Format.GIF
        ? new GifFilm(draft, choices.framesPerSecond())
        : new Mp4Film(draft, choices.framesPerSecond());
  }
}
