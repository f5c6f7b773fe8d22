package backflow.ui.guide;

import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What there is to say of each part of the window. */
final class Parts {
  private static final String CARD = "card-";

  /** What is small: the words stand below it. */
  private static final List<Entry> SMALL =
      List.of(
          new Entry("#scenes", "Scene", "built-in experiments; type to search", ""),
          new Entry("#file-menu", "File", "open, save, recent", "Ctrl O · Ctrl S"),
          new Entry(
              ".transport",
              "Run",
              "start, pause, one step, one part of a step, next seed, stop at, speed",
              "Space · → · Shift → · R · N"),
          new Entry(".status", "Now", "step, loss, accuracy, speed", ""),
          new Entry("#learn", "Lessons", "guided paths: predict, reveal, try", "L"),
          new Entry("#compare", "Compare", "trains a run B beside this one", "C"),
          new Entry("#theme", "Look", "colours; size of type", "D · Ctrl + − 0"),
          new Entry("#present", "Present", "full screen, for a class", "P"),
          new Entry("#drawer", "Settings", "opens the settings", ""),
          new Entry(
              "#check-bar",
              "How it is checked",
              "ε, differences, precision, sample, what spoils it",
              "K"),
          new Entry(".tab-strip", "Boards", "charts that belong together", "1 – 9, 0 your own"));

  /** What is large enough to hold its words. */
  private static final List<Entry> LARGE =
      List.of(
          new Entry("#section-data", "Data", "what is learned", ""),
          new Entry("#section-architecture", "Architecture", "the network", ""),
          new Entry("#section-initializer", "Initializer", "how weights start", ""),
          new Entry("#section-training", "Training", "how it learns", "Ctrl Z undoes a setting"),
          new Entry("#section-clipping", "Clipping", "limits the gradient", ""),
          new Entry("#diagnosis", "Diagnosis", "what is wrong, why, and what helps", ""),
          new Entry("#diagnosis-strip", "Diagnosis", "what is wrong; Why says more", ""),
          new Entry(
              "#timeline",
              "Timeline",
              "all steps so far and what happened; drag to any of them: all charts show it",
              "← older · → newer · Esc newest · B branches run B off there"));

  private Parts() {}

  /** A part before it is found. */
  private record Entry(String selector, String title, String words, String keys) {}

  /** All parts that can be seen under a node, the large ones first. */
  static List<Part> of(Node window) {
    List<Part> parts = new ArrayList<>();
    LARGE.forEach(entry -> add(parts, window, entry, true));
    for (Node card : window.lookupAll(".card")) {
      Instrument instrument = instrument(card);
      if (instrument != null && isShown(card)) {
        parts.add(
            new Part(
                "explain-" + instrument.id(),
                instrument.title(),
                instrument.help().question(),
                "",
                bounds(card),
                true));
      }
    }
    SMALL.forEach(entry -> add(parts, window, entry, false));
    return parts;
  }

  private static @Nullable Instrument instrument(Node card) {
    String id = card.getId();
    return id == null || !id.startsWith(CARD)
        ? null
        : Figures.byId(id.substring(CARD.length())).orElse(null);
  }

  private static void add(List<Part> parts, Node window, Entry entry, boolean inside) {
    Node node = window.lookup(entry.selector());
    if (node != null && isShown(node)) {
      String id = "explain-" + entry.selector().substring(1);
      parts.add(new Part(id, entry.title(), entry.words(), entry.keys(), bounds(node), inside));
    }
  }

  /** Where a node is, as far as the panes around it let it be seen. */
  static Bounds bounds(Node node) {
    Bounds own = node.localToScene(node.getLayoutBounds());
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each.getClip() != null || each.getStyleClass().contains("viewport")) {
        own = common(own, each.localToScene(each.getLayoutBounds()));
      }
    }
    return own;
  }

  private static Bounds common(Bounds a, Bounds b) {
    double x = Math.max(a.getMinX(), b.getMinX());
    double y = Math.max(a.getMinY(), b.getMinY());
    double right = Math.min(a.getMaxX(), b.getMaxX());
    double bottom = Math.min(a.getMaxY(), b.getMaxY());
    return new BoundingBox(x, y, Math.max(0, right - x), Math.max(0, bottom - y));
  }

  /** Whether it can be seen. */
  static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    Bounds bounds = bounds(node);
    return bounds.getWidth() > 8 && bounds.getHeight() > 8;
  }
}
