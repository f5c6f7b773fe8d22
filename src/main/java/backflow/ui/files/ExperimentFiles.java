package backflow.ui.files;

import backflow.train.ExperimentSpec;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with experiments as files: open, save, come back to. Nothing that was changed in
 * a file of the reader's own goes without a question; what was changed in a built-in scene is set
 * aside without one, and can be brought back. UI thread; the disk is the worker's.
 */
public final class ExperimentFiles {
  private final AppModel model;
  private final Viewing viewing;
  private final Desk desk;
  private final Errands errands;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Backflow");
  private final ReadOnlyObjectWrapper<Message> message = new ReadOnlyObjectWrapper<>(Message.NONE);
  private final ReadOnlyObjectWrapper<List<Path>> recent = new ReadOnlyObjectWrapper<>(List.of());
  private final SessionKeeper keeper;
  private final KnownFiles known = new KnownFiles();
  private RecentFiles kept = new RecentFiles(null);
  private Questions questions = new Dialogs();
  private @Nullable Scene scene;

  /**
   * The files of a window, which remember nothing before {@link #remember}.
   *
   * @param model what is opened and saved
   * @param viewing board and step, which a file holds too
   * @param pulse when to look for what is done
   * @param hand has something done on another thread, one thing after the other
   */
  public ExperimentFiles(
      AppModel model, Viewing viewing, FramePulse pulse, Consumer<Runnable> hand) {
    this.model = model;
    this.viewing = viewing;
    desk = new Desk(model, viewing);
    errands = new Errands(hand);
    keeper = new SessionKeeper(desk, errands, known, this::say);
    pulse.ask(errands::fetch);
    pulse.ask(keeper::look);
    for (Observable news : List.of(desk.sheetProperty(), viewing.coveredProperty())) {
      news.addListener(o -> name());
    }
    desk.asideProperty().addListener((p, was, now) -> setAside(was, now));
    viewing.boardProperty().addListener(o -> keeper.touch());
    name();
  }

  /** Asks in this window, and takes what is typed in its fields before it saves. */
  public void in(Scene window) {
    scene = window;
  }

  /** Asks otherwise than with dialogs, which no test can answer. */
  public void askWith(Questions other) {
    questions = other;
  }

  /** What the window is called: file, a mark if it has changes, program. */
  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** What there is to say, {@link Message#NONE} if nothing. */
  ReadOnlyObjectProperty<Message> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The files that were opened or saved last, newest first. */
  ReadOnlyObjectProperty<List<Path>> recentProperty() {
    return recent.getReadOnlyProperty();
  }

  Desk desk() {
    return desk;
  }

  /** Whether names are not told now, because something is to be predicted. */
  boolean isSecret() {
    return viewing.coveredProperty().get() && desk.file() == null;
  }

  private void name() {
    Sheet sheet = desk.sheet();
    String mark = sheet.isChanged() ? "• " : "";
    title.set(isSecret() ? "Backflow" : mark + sheet.label() + " – Backflow");
    keeper.touch();
  }

  /** Says what is said in another window, of the same file. */
  public void like(ExperimentFiles other) {
    desk.begin(other.desk.sheet());
    say(other.message.get());
  }

  void say(Message next) {
    message.set(next);
  }

  /** What was said needs no longer be said. */
  void hush() {
    say(Message.NONE);
  }

  /** A file of the reader's own with changes went aside without a question: that is told. */
  private void setAside(List<Sheet> was, List<Sheet> now) {
    keeper.touch();
    if (!now.isEmpty() && !was.contains(now.get(0)) && now.get(0).isAtRisk()) {
      offer(now.get(0), "is set aside with changes that are not saved.");
    }
  }

  private void offer(Sheet sheet, String words) {
    say(
        Message.note(quoted(sheet), words)
            .offering("Bring it back", () -> bringBack(sheet))
            .offering("Forget it", () -> forget(sheet)));
  }

  private void forget(Sheet sheet) {
    desk.forget(sheet);
    hush();
  }

  static String quoted(Sheet sheet) {
    return sheet.file() == null ? "“" + sheet.label() + "”" : sheet.label();
  }

  private @Nullable Window owner() {
    return scene == null ? null : scene.getWindow();
  }

  /** Asks for a file and opens it. */
  public void open() {
    Path file = questions.open(owner(), folder());
    if (file != null) {
      open(file);
    }
  }

  private @Nullable Path folder() {
    Path near = desk.file() != null ? desk.file() : recent.get().stream().findFirst().orElse(null);
    return near == null ? null : FileNames.parent(near);
  }

  /** Opens a file, unless changes keep it from that. */
  public void open(Path file) {
    leave("opening another file", () -> read(file));
  }

  private void read(Path file) {
    errands.send(
        () -> {
          ExperimentSource.Found found = ExperimentSource.in(file);
          if (found.file() != null) {
            known.note(found.file(), found.spec());
          }
          return found;
        },
        found -> {
          hush();
          desk.put(Sheet.fresh(found.file(), found.spec()));
          if (found.file() != null) {
            note(found.file());
          }
        },
        failure -> say(unopened(file, failure)));
  }

  private Message unopened(Path file, String failure) {
    Message said = Message.failure("Not opened", failure);
    boolean listed = recent.get().contains(file.toAbsolutePath().normalize());
    return listed ? said.offering("Take it off the list", () -> forget(file)) : said;
  }

  private void note(Path file) {
    list(() -> kept.note(file));
  }

  private void forget(Path file) {
    list(() -> kept.forget(file.toAbsolutePath().normalize()));
    hush();
  }

  /** Empties the list of recent files. */
  void forgetRecent() {
    list(() -> kept.clear());
  }

  private void list(Supplier<List<Path>> change) {
    errands.send(change::get, recent::set, failure -> {});
  }

  /** Opens a built-in scene, unless changes keep it from that. */
  public void choose(ExperimentSpec chosen) {
    Runnable then =
        () -> {
          hush();
          model.open(chosen);
        };
    if (desk.sheet().isAtRisk()) {
      // a choice whose list is still open cannot wait for an answer
      Platform.runLater(() -> leave("opening another scene", then));
    } else {
      then.run();
    }
  }

  /** Goes on, once it is clear what becomes of changes to a file. */
  private void leave(String next, Runnable then) {
    if (mayLeave(next, then)) {
      then.run();
    }
  }

  /** Whether one can go on at once; if not, {@code then} is what follows the saving, if any. */
  private boolean mayLeave(String next, Runnable then) {
    commit();
    if (!desk.sheet().isAtRisk()) {
      return true;
    }
    Questions.Answer answer = questions.unsaved(owner(), desk.sheet().label(), next);
    if (answer == Questions.Answer.DISCARD) {
      desk.discard();
    } else if (answer == Questions.Answer.SAVE) {
      save(then);
    }
    return answer == Questions.Answer.DISCARD;
  }

  /**
   * Whether the window may close now.
   *
   * @param close closes it, once changes are saved, if that is what is wanted
   */
  public boolean mayClose(Runnable close) {
    return mayLeave("closing", close);
  }

  /** Saves to the file that it belongs to; asks for one if there is none. */
  public void save() {
    save(() -> {});
  }

  /** Asks for a file and saves to it. */
  public void saveAs() {
    saveAs(() -> {});
  }

  private void save(Runnable then) {
    commit();
    Path file = desk.file();
    if (file == null) {
      saveAs(then);
    } else {
      write(file, false, then);
    }
  }

  private void saveAs(Runnable then) {
    commit();
    Path chosen = questions.save(owner(), suggestion());
    if (chosen == null) {
      return;
    }
    Path file = FileNames.complete(chosen);
    // the system has asked about the name that was typed, not about the one that became of it
    boolean other = !file.equals(chosen) && Files.exists(file);
    if (!other || questions.replace(owner(), String.valueOf(file.getFileName()))) {
      write(file, true, then);
    }
  }

  private Path suggestion() {
    Path file = desk.file();
    if (file != null) {
      return file;
    }
    Path name = Path.of(FileNames.of(isSecret() ? "" : desk.sheet().now().name()));
    Path folder = folder();
    return folder == null
        ? Path.of(System.getProperty("user.home", "")).resolve(name)
        : folder.resolve(name);
  }

  /**
   * Writes what the controls show.
   *
   * @param replace whether the file may hold what another program has written
   */
  private void write(Path file, boolean replace, Runnable then) {
    boolean same = file.equals(desk.file());
    String name = same ? desk.sheet().saved().name() : FileNames.stem(file);
    ExperimentSpec spec = desk.toWrite(name);
    errands.send(
        () -> known.write(file, spec, replace),
        written -> {
          if (written) {
            hush();
            desk.saved(file.toAbsolutePath(), spec);
            note(file);
            then.run();
          } else {
            say(overtaken(file, then));
          }
        },
        failure -> say(Message.failure("Not saved", failure)));
  }

  private Message overtaken(Path file, Runnable then) {
    return Message.failure("Not saved", file + ": another program has changed it since it was read")
        .offering("Replace it", () -> write(file, true, then));
  }

  /** What is typed in a field counts as set. */
  private void commit() {
    Node typing = scene == null ? null : scene.getFocusOwner();
    if (scene != null && typing instanceof TextInputControl) {
      scene.getRoot().requestFocus();
      typing.requestFocus();
    }
  }

  /** Back to what stands in the file, or to the scene; the changes are set aside. */
  void revert() {
    Sheet sheet = desk.sheet();
    desk.put(sheet.reverted());
    hush();
  }

  /** Takes up again what was set aside. */
  void bringBack(Sheet sheet) {
    leave(
        "opening " + quoted(sheet),
        () -> {
          hush();
          desk.put(sheet);
        });
  }

  /**
   * Remembers from now on, in a folder of the program's own: recent files, and what is open.
   *
   * @param memory what was read there at the start
   */
  public void remember(FileMemory memory) {
    kept = memory.recent();
    list(kept::all);
    keeper.begin(memory, this::offer);
  }

  /** Keeps what is open for the next start; at the end. Blocks on the disk. */
  public void close() {
    keeper.close();
  }
}
