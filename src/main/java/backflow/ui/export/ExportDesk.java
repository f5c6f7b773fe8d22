package backflow.ui.export;

import backflow.export.file.SvgFile;
import backflow.export.page.Page;
import backflow.export.render.Exposure;
import backflow.export.render.Format;
import backflow.export.render.Pages;
import backflow.export.render.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/**
 * Has pictures drawn and files written on the worker; the sheet asks once per frame what has become
 * of it. Only the newest preview is drawn. UI thread, but for what is said to be the worker's.
 */
final class ExportDesk {
  private final Consumer<Runnable> worker;
  private final Developer developer;
  private @Nullable Wish wanted;
  private boolean drawing;
  private volatile @Nullable Preview preview;
  private volatile @Nullable Outcome outcome;
  private volatile double progress = -1;
  private AtomicBoolean cancelled = new AtomicBoolean();
  private volatile boolean told;

  private record Wish(Exposure exposure, Subject subject, Choices choices) {}

  /**
   * A picture, as its file holds it.
   *
   * @param image null for a table
   * @param text of a table; why there is no picture
   */
  record Preview(@Nullable Image image, String text) {}

  /**
   * How saving or copying ended.
   *
   * @param good whether it is done
   * @param words for the reader
   * @param copied what goes to the clipboard; null: nothing
   */
  record Outcome(boolean good, String words, @Nullable ClipboardContent copied) {}

  ExportDesk(Consumer<Runnable> worker, WindowStudio studio) {
    this.worker = worker;
    developer = new Developer(studio);
  }

  /** Wants a preview; an older wish is forgotten. */
  synchronized void want(Exposure exposure, Subject subject, Choices choices) {
    wanted = new Wish(exposure, subject, choices);
    if (!drawing) {
      drawing = true;
      worker.accept(this::draw);
    }
  }

  /** The newest preview that has not been fetched; null: none. */
  @Nullable Preview fetchPreview() {
    Preview now = preview;
    preview = null;
    return now;
  }

  /** How saving ended, once; null: it has not. */
  @Nullable Outcome fetchOutcome() {
    Outcome now = outcome;
    outcome = null;
    return now;
  }

  /** How much of a file is written, 0 to 1; −1: none is being written. */
  double progress() {
    return progress;
  }

  /** The sheet closes: a film is given up, and what comes of it is told to nobody. */
  void leave() {
    cancel();
    told = false;
    outcome = null;
    preview = null;
  }

  /** Gives up the film that is being written. */
  void cancel() {
    cancelled.set(true);
  }

  /** Writes a file. */
  void save(Exposure exposure, Subject subject, Choices choices, Path file) {
    AtomicBoolean givenUp = new AtomicBoolean();
    cancelled = givenUp;
    begin(
        () -> {
          if (choices.format().isFilm()) {
            boolean whole =
                developer.film(
                    exposure, subject, choices, file, done -> progress = done, givenUp::get);
            return new Outcome(whole, whole ? "Saved " + file : "Given up; no file", null);
          }
          developer.still(exposure, subject, choices, file);
          return new Outcome(true, "Saved " + file, null);
        },
        () -> file + ": ");
  }

  /** Puts the picture, or the numbers, on the clipboard. */
  void copy(Exposure exposure, Subject subject, Choices choices) {
    begin(
        () -> {
          ClipboardContent content = new ClipboardContent();
          if (choices.format() == Format.CSV) {
            content.putString(developer.table(exposure, subject, choices));
            return new Outcome(true, "The numbers are on the clipboard", content);
          }
          if (choices.format() == Format.SVG) {
            Page page = developer.page(exposure, subject, choices);
            byte[] svg =
                SvgFile.bytes(
                    page, choices.style().pixels(), Pages.about(subject, page.summary(), exposure));
            content.putString(new String(svg, StandardCharsets.UTF_8));
            return new Outcome(true, "The SVG is on the clipboard as text", content);
          }
          content.putImage(developer.picture(exposure, subject, choices));
          return new Outcome(true, "The picture is on the clipboard", content);
        },
        () -> "");
  }

  private interface Work {
    Outcome make() throws IOException;
  }

  private void begin(Work work, Supplier<String> where) {
    progress = 0;
    told = true;
    worker.accept(
        () -> {
          Outcome made;
          try {
            made = work.make();
          } catch (IOException | RuntimeException | OutOfMemoryError e) {
            made = new Outcome(false, where.get() + inWords(e), null);
          }
          progress = -1;
          outcome = told ? made : null;
        });
  }

  /** What went wrong, for the reader. */
  static String inWords(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return "out of memory; a smaller size needs less";
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }

  // What follows runs on the worker.

  private void draw() {
    for (Wish wish = take(); wish != null; wish = take()) {
      preview = drawn(wish);
    }
  }

  /** The newest wish; without one, drawing ends. */
  private synchronized @Nullable Wish take() {
    Wish wish = wanted;
    wanted = null;
    drawing = wish != null;
    return wish;
  }

  private Preview drawn(Wish wish) {
    try {
      Choices choices = wish.choices();
      if (choices.format() == Format.CSV) {
        return new Preview(null, developer.table(wish.exposure(), wish.subject(), choices));
      }
      return new Preview(developer.picture(wish.exposure(), wish.subject(), choices), "");
    } catch (RuntimeException | OutOfMemoryError e) {
      return new Preview(null, "This picture could not be drawn: " + inWords(e));
    }
  }
}
