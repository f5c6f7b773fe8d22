package backflow.ui.files;

import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.ViewSpec;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the desk: the experiment that the controls show, the file it belongs to, and what
 * was set aside for it with changes that nobody saved. Touches no disk. UI thread.
 */
final class Desk {
  /** How many sheets are kept aside, the newest of them. */
  static final int MOST_ASIDE = 3;

  private final AppModel model;
  private final Viewing viewing;
  private final ReadOnlyObjectWrapper<Sheet> sheet;
  private final ReadOnlyObjectWrapper<List<Sheet>> aside = new ReadOnlyObjectWrapper<>(List.of());
  private final List<Sheet> offered = new ArrayList<>();
  private boolean sound;
  private boolean placing;

  /**
   * A desk with what the model shows, as a scene.
   *
   * @param model is followed
   * @param viewing which board and step are looked at
   */
  Desk(AppModel model, Viewing viewing) {
    this.model = model;
    this.viewing = viewing;
    sheet = new ReadOnlyObjectWrapper<>(Sheet.fresh(null, model.spec()));
    model.specProperty().addListener(o -> follow());
    model.beforeOpening(this::otherOpens);
  }

  /** What lies there; another value at every change. */
  ReadOnlyObjectProperty<Sheet> sheetProperty() {
    return sheet.getReadOnlyProperty();
  }

  /** What lies there. */
  Sheet sheet() {
    return sheet.get();
  }

  /** The file that it belongs to; null if none does. */
  @Nullable Path file() {
    return sheet.get().file();
  }

  /** What was set aside with its changes, newest first. */
  ReadOnlyObjectProperty<List<Sheet>> asideProperty() {
    return aside.getReadOnlyProperty();
  }

  private void follow() {
    if (!placing) {
      Sheet before = sheet.get();
      sheet.set(new Sheet(before.file(), before.saved(), model.spec()));
    }
  }

  /** Somebody else opens something: a lesson, a presentation, the start. */
  private void otherOpens(ExperimentSpec next) {
    sound = false;
    if (placing || next.equals(model.spec())) {
      return;
    }
    setAside();
    sheet.set(Sheet.fresh(null, next));
  }

  /** Says what the model already shows. */
  void begin(Sheet restored) {
    sheet.set(restored);
  }

  /** Puts something else there; what lay there is set aside if it has changes. */
  void put(Sheet next) {
    setAside();
    lay(next);
    viewing.open(next.now().view());
  }

  private void lay(Sheet next) {
    sound = false;
    placing = true;
    try {
      model.open(next.now());
    } finally {
      placing = false;
    }
    sheet.set(next);
    aside.set(without(next));
  }

  private List<Sheet> without(Sheet taken) {
    return aside.get().stream().filter(other -> !isSame(other, taken)).toList();
  }

  private static boolean isSame(Sheet a, Sheet b) {
    return a.equals(b) || a.file() != null && Objects.equals(a.file(), b.file());
  }

  private void setAside() {
    Sheet left = sheet.get();
    if (left.isChanged()) {
      List<Sheet> kept = new ArrayList<>(without(left));
      kept.add(0, left);
      aside.set(List.copyOf(kept.subList(0, Math.min(MOST_ASIDE, kept.size()))));
    }
  }

  /** The changes are not wanted: what lies there counts as it was saved, until it is replaced. */
  void discard() {
    sheet.set(sheet.get().reverted());
  }

  /** It has been written to a file, as it was then. */
  void saved(Path file, ExperimentSpec written) {
    placing = true;
    model.rename(written.name());
    placing = false;
    sheet.set(new Sheet(file, written, model.spec()));
    aside.set(without(sheet.get()));
  }

  /** Whether it is still the file of this sheet that lies there. */
  boolean isThere(Sheet other) {
    return Objects.equals(other.file(), sheet.get().file());
  }

  /** The file is gone; what it held is still here, and belongs nowhere. */
  void orphan() {
    sheet.set(new Sheet(null, sheet.get().saved(), sheet.get().now()));
  }

  /**
   * What a file of it would hold: what the controls show, and the board and the step that are
   * looked at. A run that is going on has no step to open at, it keeps the one that it had.
   *
   * @param name under which name
   */
  ExperimentSpec toWrite(String name) {
    ExperimentSpec spec = model.spec();
    ViewSpec view =
        new ViewSpec(
            telling(), viewing.boardProperty().get(), spec.view().tiles(), viewing.check());
    return spec.withName(name).withView(view);
  }

  private int telling() {
    Run run = model.run();
    long step = -1;
    if (run != null && run.spec().sameRun(model.spec())) {
      long playhead = viewing.focus().playhead();
      boolean stands = model.progress().state() == Progress.State.PAUSED;
      step = playhead >= 0 ? playhead + 1 : stands ? model.progress().steps() : -1;
    }
    double most = Limits.VIEW_AT.maximum();
    return step < 0 ? sheet.get().saved().view().at() : (int) Math.min(step, most);
  }

  /**
   * Looks whether the experiment has come through its opening, at every frame.
   *
   * @return whether that is news
   */
  boolean look() {
    Run run = model.run();
    Progress.State state = model.progress().state();
    boolean stands = state == Progress.State.PAUSED || state == Progress.State.RUNNING;
    boolean news = !sound && stands && run != null && run.spec().sameRun(model.spec());
    sound |= news;
    return news;
  }

  /** Takes over what was kept aside; what is no file is offered once and then forgotten. */
  void offer(List<Sheet> kept) {
    aside.set(List.copyOf(kept));
    offered.clear();
    kept.stream().filter(sheet -> sheet.file() == null).forEach(offered::add);
  }

  /** Sets aside no more what was. */
  void forget(Sheet unwanted) {
    aside.set(without(unwanted));
  }

  /** What is worth keeping until the next start. */
  Kept kept() {
    Sheet here = new Sheet(sheet.get().file(), sheet.get().saved(), toKeep());
    List<Sheet> others = new ArrayList<>(aside.get());
    others.removeAll(offered);
    if (here.file() != null) {
      return new Kept(here, sound, others);
    }
    if (here.isChanged()) {
      others.add(0, here);
    }
    return new Kept(null, true, others);
  }

  private ExperimentSpec toKeep() {
    boolean discarded = !sheet.get().now().equals(model.spec());
    return discarded ? sheet.get().saved() : toWrite(sheet.get().now().name());
  }
}
