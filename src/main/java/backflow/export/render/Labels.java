package backflow.export.render;

import backflow.export.page.Shown;
import backflow.export.page.Words;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import backflow.train.SpecDifference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a picture: the experiment's claim, what is shown, and how to make it again. */
public final class Labels {
  private Labels() {}

  /**
   * The words around an instrument or a board.
   *
   * @param title what is shown, if the experiment makes no claim
   * @param about grey words that say what is shown
   * @param now the experiment with the live changes
   * @param beside run B, whose difference is told; null: none
   * @param steps how many are complete
   */
  public static Words of(
      String title,
      String about,
      Run run,
      ExperimentSpec now,
      @Nullable ExperimentSpec beside,
      long steps,
      Style style) {
    String claim = now.text().title();
    String usualTitle = claim.isEmpty() ? title : claim;
    String usualCaption = claim.isEmpty() ? about : title + (about.isEmpty() ? "" : ", " + about);
    if (beside != null) {
      usualCaption += (usualCaption.isEmpty() ? "B: " : " · B: ") + difference(now, beside);
    }
    String newTitle = style.title();
    String newCaption = style.caption();
    return new Words(
        newTitle == null ? usualTitle : oneLine(newTitle),
        newCaption == null ? usualCaption : oneLine(newCaption),
        style.footer() ? SettingsLine.of(run, now, steps) : "",
        style.footer() ? "Backflow " + ProgramVersion.number() : "");
  }

  /** What was typed, as one line: a page breaks its lines where they are full. */
  private static String oneLine(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** The grey words beside an instrument's title. */
  static String about(Shown shown) {
    return shown.instrument().subtitle(shown.focus().hero());
  }

  private static String difference(ExperimentSpec a, ExperimentSpec b) {
    String words =
        SpecDifference.between(a, b).stream()
            .map(d -> d.label() + " " + d.b() + " instead of " + d.a())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "the same settings" : words;
  }
}
