package backflow.ui.files;

import java.util.ArrayList;
import java.util.List;

/**
 * What there is to say about files, in one line.
 *
 * @param failed whether something could not be done
 * @param title the subject, in bold
 * @param words what follows it
 * @param offers what can be done about it, each a button; unmodifiable
 */
record Message(boolean failed, String title, String words, List<Offer> offers) {
  static final Message NONE = note("", "");

  Message {
    offers = List.copyOf(offers);
  }

  /**
   * Something to do about it.
   *
   * @param words on the button
   * @param action what it does
   */
  record Offer(String words, Runnable action) {}

  /** Something could not be done. */
  static Message failure(String title, String words) {
    return new Message(true, title, words, List.of());
  }

  /** Something is so. */
  static Message note(String title, String words) {
    return new Message(false, title, words, List.of());
  }

  /** The same with something more to do about it. */
  Message offering(String what, Runnable does) {
    List<Offer> all = new ArrayList<>(offers);
    all.add(new Offer(what, does));
    return new Message(failed, title, words, all);
  }

  /** Whether there is nothing to say. */
  boolean isEmpty() {
    return title.isEmpty();
  }
}
