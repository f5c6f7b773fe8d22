package backflow.figure.frame;

import java.util.List;
import java.util.function.Supplier;

/**
 * An instrument of the catalogue.
 *
 * @param id stable; in files and on the command line
 * @param title on its card
 * @param board where it is found
 * @param help what the "?" says
 * @param byHero whether it shows the hero signal and says so in its subtitle
 * @param subtitle grey, beside the title; after the hero's word if {@code byHero}
 * @param needs what it reads
 * @param knobs what can be set on it
 * @param maker makes a figure with its own memory
 */
public record Instrument(
    String id,
    String title,
    String board,
    Help help,
    boolean byHero,
    String subtitle,
    Needs needs,
    List<Knob> knobs,
    Supplier<Figure> maker) {

  /** Copies the list. */
  public Instrument {
    knobs = List.copyOf(knobs);
  }

  /**
   * What an instrument says of itself.
   *
   * @param question that it answers
   * @param reading how to read it
   * @param sick what a sick one looks like
   */
  public record Help(String question, String reading, String sick) {}

  /** A new figure for one place on screen or in a file. */
  public Figure figure() {
    return maker.get();
  }

  /** The grey words beside the title. */
  public String subtitle(Signal hero) {
    if (!byHero) {
      return subtitle;
    }
    String word = hero.word();
    if (hero.measure() != Measure.RMS) {
      word += " " + hero.measure().word();
    }
    return subtitle.isEmpty() ? word : word + ", " + subtitle;
  }
}
