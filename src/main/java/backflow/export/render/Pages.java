package backflow.export.render;

import backflow.export.file.About;
import backflow.export.page.BoardPage;
import backflow.export.page.Page;
import backflow.export.page.Shown;
import backflow.export.page.SlidePage;
import backflow.export.page.Words;
import backflow.figure.frame.Instrument;
import backflow.train.ExperimentSpec;
import backflow.train.SpecJson;
import backflow.train.ViewSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages of what is exposed, with their words: the same for files and for their preview. */
public final class Pages {
  private Pages() {}

  /** The instruments of a chart or a board; none of the window. */
  public static List<Instrument> instruments(Subject subject) {
    if (subject instanceof Subject.Chart chart) {
      return List.of(chart.instrument());
    }
    return subject instanceof Subject.Board board ? board.instruments() : List.of();
  }

  /**
   * The page of a chart or a board.
   *
   * @param shown its instruments, in its order
   */
  public static Page of(Subject subject, List<Shown> shown, Exposure exposure, Style style) {
    Words words = words(subject, shown, exposure, style);
    return subject instanceof Subject.Board board
        ? new BoardPage(board.plan(), shown, style.paper(), words)
        : new SlidePage(shown.get(0), style.paper(), words);
  }

  /** The words that stand around it. */
  public static Words words(Subject subject, List<Shown> shown, Exposure exposure, Style style) {
    ExperimentSpec now = exposure.a().now();
    String title = subject.title();
    String about = "";
    if (subject instanceof Subject.Board) {
      title += " board";
    } else if (Telling.isMeant(now, shown.get(0).instrument(), exposure.steps())) {
      title = now.text().watch();
    } else {
      about = Labels.about(shown.get(0));
    }
    Exposure.Taken b = exposure.b();
    @Nullable ExperimentSpec beside = b == null ? null : b.now();
    return Labels.of(title, about, exposure.a().run(), now, beside, exposure.steps(), style);
  }

  /** What the file says of itself. */
  public static About about(Subject subject, String seen, Exposure exposure) {
    ExperimentSpec now = exposure.a().now();
    return new About(
        now.name() + ": " + subject.title(), seen, SpecJson.toText(opened(subject, exposure)));
  }

  /** The experiment, opening at the step that is shown, on the board that shows it. */
  public static ExperimentSpec opened(Subject subject, Exposure exposure) {
    ExperimentSpec now = exposure.a().now();
    ViewSpec view = now.view();
    int at = (int) Math.min(1_000_000, Math.max(0, exposure.steps()));
    return now.withView(view.withAt(at).withBoard(board(subject, view.board())));
  }

  private static String board(Subject subject, String usual) {
    if (subject instanceof Subject.Chart chart) {
      return chart.instrument().board();
    }
    if (subject instanceof Subject.Board board) {
      return board.plan().id();
    }
    if (subject instanceof Subject.Window window && !window.board().isEmpty()) {
      return window.board();
    }
    return usual;
  }
}
