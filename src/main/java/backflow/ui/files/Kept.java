package backflow.ui.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept from one start to the next.
 *
 * @param desk the reader's own file that was open, as it was left; null: a built-in scene was
 * @param sound whether it had come through its opening: what ended the program before that would
 *     end it again
 * @param aside with changes that nobody saved, newest first; unmodifiable
 */
record Kept(@Nullable Sheet desk, boolean sound, List<Sheet> aside) {
  static final Kept NOTHING = new Kept(null, true, List.of());

  Kept {
    aside = List.copyOf(aside);
  }

  /** Whether there is nothing worth a file. */
  boolean isNothing() {
    return desk == null && aside.isEmpty();
  }

  /** Whether what was open is to be opened again without being asked. */
  boolean isRestorable() {
    return desk != null && sound;
  }

  /** The same, about to be opened. */
  Kept doubtful() {
    return new Kept(desk, false, aside);
  }

  /** All of it. */
  List<Sheet> all() {
    List<Sheet> all = new ArrayList<>(aside);
    if (desk != null) {
      all.add(0, desk);
    }
    return all;
  }

  /** All that is to be offered only: what is not opened again comes first. */
  List<Sheet> offers() {
    return sound ? aside : all();
  }
}
