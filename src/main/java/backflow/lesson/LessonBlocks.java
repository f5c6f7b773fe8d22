package backflow.lesson;

import java.util.ArrayList;
import java.util.List;

/** A lesson file cut into blocks; comments {@code <!-- … -->} are left out. */
final class LessonBlocks {
  private final List<LessonBlock> blocks = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private int first;
  private int next;

  LessonBlocks(String text) {
    List<String> lines = text.lines().toList();
    boolean comment = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      comment |= line.startsWith("<!--");
      if (comment || line.isEmpty()) {
        close();
      } else if (line.startsWith("#")) {
        close();
        add(i + 1, line);
        close();
      } else {
        add(i + 1, line);
      }
      comment &= !line.endsWith("-->");
    }
    close();
  }

  private void add(int number, String line) {
    if (open.isEmpty()) {
      first = number;
    }
    open.add(line);
  }

  private void close() {
    if (!open.isEmpty()) {
      blocks.add(new LessonBlock(first, open));
      open.clear();
    }
  }

  /** Whether all are taken. */
  boolean isEmpty() {
    return next == blocks.size();
  }

  /** The next one without taking it; there must be one. */
  LessonBlock peek() {
    return blocks.get(next);
  }

  /** Takes the next one; there must be one. */
  LessonBlock take() {
    return blocks.get(next++);
  }

  /** Takes all up to the next heading. */
  List<LessonBlock> body() {
    List<LessonBlock> body = new ArrayList<>();
    while (!isEmpty() && !peek().isHeading()) {
      body.add(take());
    }
    return body;
  }
}
