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
import backflow.ui.shot.PagePicture;
import backflow.ui.shot.WindowShot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages of what is exposed, and keeps what was read until something else is exposed. Belongs
 * to the worker that writes pictures.
 */
final class Developer {
  private static final int FRAMES = 200;
  private static final String WINDOW = "The window of Backflow with this experiment.";

  private final WindowStudio studio;
  private @Nullable Exposure exposure;
  private @Nullable Subject subject;
  private int columns;
  private List<Shown> shown = List.of();

  /**
   * Nothing developed yet.
   *
   * @param studio takes pictures of the whole window
   */
  Developer(WindowStudio studio) {
    this.studio = studio;
  }

  /** The picture that a file which stands still will hold. */
  Image picture(Exposure now, Subject what, Choices choices) {
    return what instanceof Subject.Window
        ? studio.take(pose(now, choices))
        : PagePicture.of(page(now, what, choices), choices.style().pixels());
  }

  /** How the window is pictured at the step that is exposed. */
  static WindowStudio.Pose pose(Exposure now, Choices choices) {
    return WindowStudio.Pose.of(choices.style(), now.focus().playhead());
  }

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
    if (what instanceof Subject.Window) {
      About about = Pages.about(what, WINDOW, now);
      AtomicFile.write(file, WindowShot.png(picture(now, what, choices), about));
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
    int length = choices.to() - choices.from();
    int every = Math.max(1, (length + FRAMES - 1) / FRAMES);
    Camera camera =
        what instanceof Subject.Window ? new OfWindow(choices) : new OfPages(what, choices);
    try (camera;
        Draft draft = Draft.of(file);
        Film film = film(draft, choices)) {
      for (int step = choices.from(); step <= choices.to(); step += every) {
        if (cancelled.getAsBoolean()) {
          return false;
        }
        camera.take(now.at(step), film);
        progress.accept((step - choices.from() + 1.0) / (length + 1));
      }
      film.finish();
      draft.commit();
      return true;
    }
  }

  /** Takes the frames of a film, one after the other. */
  private interface Camera extends AutoCloseable {
    void take(Exposure then, Film film) throws IOException;

    @Override
    void close();
  }

  /** Charts keep the axes that they had in the frame before. */
  private static final class OfPages implements Camera {
    private final Subject what;
    private final Choices choices;
    private List<Shown> moving = List.of();

    OfPages(Subject what, Choices choices) {
      this.what = what;
      this.choices = choices;
    }

    @Override
    public void take(Exposure then, Film film) throws IOException {
      int width = choices.style().pixels();
      moving =
          moving.isEmpty()
              ? Pages.instruments(what).stream().map(one -> then.of(one, width)).toList()
              : moving.stream().map(one -> then.again(one, width)).toList();
      film.add(PageImage.of(Pages.of(what, moving, then, choices.style()), width, false));
    }

    @Override
    public void close() {}
  }

  /** Each frame is made on the UI thread, and waited for. */
  private final class OfWindow implements Camera {
    private final Choices choices;

    OfWindow(Choices choices) {
      this.choices = choices;
      studio.film(true);
    }

    @Override
    public void take(Exposure then, Film film) throws IOException {
      film.add(WindowShot.opaque(studio.take(pose(then, choices))));
    }

    @Override
    public void close() {
      studio.film(false);
    }
  }

  private static Film film(Draft draft, Choices choices) throws IOException {
    return choices.format() == Format.GIF
        ? new GifFilm(draft, choices.framesPerSecond())
        : new Mp4Film(draft, choices.framesPerSecond());
  }
}
