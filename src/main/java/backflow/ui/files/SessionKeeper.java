package backflow.ui.files;

import backflow.train.ExperimentSpec;
import backflow.train.SpecJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is open for the next start, at quiet moments, and brings it back then. The screen only
 * says what is to be kept; the writing is the worker's. UI thread.
 */
final class SessionKeeper {
  private final Desk desk;
  private final Errands errands;
  private final KnownFiles known;
  private final Consumer<Message> say;
  private final QuietMoment moment = new QuietMoment(System::nanoTime);
  private @Nullable LastSession session;
  private Kept last = Kept.NOTHING;
  private long number;
  private boolean complained;

  /**
   * Keeps nothing before {@link #begin}.
   *
   * @param desk what is kept
   * @param errands who writes
   * @param known is told what files held when they were kept
   * @param say is told what happened to what was kept
   */
  SessionKeeper(Desk desk, Errands errands, KnownFiles known, Consumer<Message> say) {
    this.desk = desk;
    this.errands = errands;
    this.known = known;
    this.say = say;
  }

  /** Something worth keeping may have changed. */
  void touch() {
    moment.touch();
  }

  /** Looks whether it is time; once per frame. */
  void look() {
    if (desk.look()) {
      moment.touch();
    }
    if (moment.comes()) {
      keep();
    }
  }

  private void keep() {
    LastSession to = session;
    Kept now = desk.kept();
    if (to == null || now.equals(last)) {
      return;
    }
    last = now;
    long turn = ++number;
    errands.send(
        () -> {
          to.write(now, turn);
          return turn;
        },
        done -> complained = false,
        this::complain);
  }

  private void complain(String failure) {
    if (!complained) {
      complained = true;
      say.accept(Message.failure("Not kept for the next start", "what is open: " + failure));
    }
  }

  /**
   * Begins with what was kept. The model already shows what {@link FileMemory#first} said.
   *
   * @param offer offers a sheet in words
   */
  void begin(FileMemory memory, BiConsumer<Sheet, String> offer) {
    session = memory.session();
    Kept kept = memory.kept();
    desk.offer(kept.offers());
    kept.all().forEach(sheet -> note(sheet.file(), sheet.saved()));
    Sheet restored = kept.desk();
    if (restored != null && kept.isRestorable()) {
      restore(restored);
    }
    if (restored != null && kept.isRestorable() && restored.isChanged()) {
      say.accept(Message.note(restored.label(), "is as you left it, with changes not saved yet."));
    } else if (!kept.offers().isEmpty()) {
      Sheet first = kept.offers().get(0);
      boolean bad = first.equals(restored);
      offer.accept(
          first, bad ? "did not come through its opening last time." : "was left with changes.");
    }
    moment.touch();
  }

  private void note(@Nullable Path file, ExperimentSpec held) {
    if (file != null) {
      known.note(file, held);
    }
  }

  /** Its file is not waited for: that it is no longer the same is found out later. */
  private void restore(Sheet restored) {
    desk.begin(restored);
    Path file = restored.file();
    if (file != null) {
      errands.send(
          () -> SpecJson.read(file), now -> found(restored, now), why -> missing(restored, why));
    }
  }

  private void found(Sheet restored, ExperimentSpec now) {
    boolean other = !SpecJson.toText(now).equals(SpecJson.toText(restored.saved()));
    if (other && desk.isThere(restored) && !desk.sheet().isChanged()) {
      desk.put(Sheet.fresh(restored.file(), now));
      note(restored.file(), now);
    }
  }

  private void missing(Sheet restored, String why) {
    if (desk.isThere(restored)) {
      String words = why + ". What it held is still here, and can be saved.";
      say.accept(Message.failure("Not there any more", words));
      if (!desk.sheet().isChanged()) {
        desk.orphan();
      }
    }
  }

  /** The last writing of all, here and now. */
  void close() {
    LastSession to = session;
    if (to != null) {
      try {
        to.write(desk.kept(), ++number);
      } catch (IOException e) {
        // the program ends; what was kept before is still there
      }
      to.close();
    }
  }
}
