package backflow.check.hunt;

import backflow.check.BackwardPass;
import backflow.check.CheckProgress;
import backflow.check.Conditions;
import backflow.check.GradientCheck;
import backflow.check.GradientReport;
import backflow.check.Subject;
import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.bug.Bugs;
import backflow.check.hunt.bug.Ground;
import backflow.check.hunt.bug.Place;
import backflow.check.hunt.textbook.TextbookBackward;
import backflow.math.RandomStream;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A hunt: somewhere in the backward pass of a small network is a mistake. What may be seen of it is
 * the {@link #check}, nothing else; {@link #judge} judges a guess, {@link #reveal} tells all.
 *
 * <p>The same level and seed deal the same hunt. The check finds every bug that is dealt, and no
 * other bug that is offered, in no other layer, has the same gradient. Immutable.
 */
public final class Hunt {
  private final Level level;
  private final long seed;
  private final Deal deal;

  private Hunt(Level level, long seed, Deal deal) {
    this.level = level;
    this.seed = seed;
    this.deal = deal;
  }

  /** Deals; takes some ten milliseconds, for the check is run. */
  public static Hunt of(Level level, long seed) {
    RandomStream random = RandomStream.of(seed, "bug hunt: " + level);
    while (true) {
      Deal deal = Deal.of(level, random);
      Hunt hunt = new Hunt(level, seed, deal);
      if (Suspects.of(deal).onlyOne() && !hunt.check((done, of) -> {}, () -> false).passes()) {
        return hunt;
      }
    }
  }

  public Level level() {
    return level;
  }

  public long seed() {
    return seed;
  }

  /** What the network is and the loss, which the learner may know. */
  public Ground ground() {
    return deal.ground();
  }

  /** Network, loss and batch. */
  public Subject subject() {
    return deal.subject();
  }

  /** How the check is done: weight decay, where there is one, belongs to the loss. */
  public Conditions conditions() {
    return Conditions.USUAL.withDecay(ground().decay(), 0);
  }

  /** The backward pass with the mistake in it. */
  public BackwardPass pass() {
    return new TextbookBackward(ground().decay(), deal.bug(), deal.layer());
  }

  /**
   * The check of the gradient with the mistake.
   *
   * @param progress called after each element
   * @param cancelled asked before each element; once true, the report ends there
   */
  public GradientReport check(CheckProgress progress, BooleanSupplier cancelled) {
    return new GradientCheck(subject(), conditions(), pass()).run(progress, cancelled);
  }

  /** The kinds that can sit anywhere in this network: what a guess chooses from. */
  public List<Bug> offered() {
    return Bugs.all().stream().filter(b -> !Deal.layers(ground(), b).isEmpty()).toList();
  }

  /**
   * Judges a guess.
   *
   * @param layer 1..D+1
   */
  public Verdict judge(int layer, Bug kind) {
    return Verdict.of(layer == deal.layer(), kind.id().equals(deal.bug().id()));
  }

  /** Hints, from vague to near. */
  List<String> hints() {
    return deal.bug().hints(deal.place());
  }

  /** What was planted. */
  public Reveal reveal() {
    Place place = deal.place();
    Bug bug = deal.bug();
    return new Reveal(place, bug, bug.wrong(place), bug.right(place), bug.trace(place));
  }
}
