package backflow.check;

import backflow.nn.Architecture;
import backflow.nn.Network;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Something that makes a gradient check say the wrong thing, or nothing, about a right gradient.
 * Several can be at work at once, one after the other.
 *
 * @param id its word, for example {@code fresh-masks}
 * @param name on a switch
 * @param effect one or two sentences: what goes wrong, and what the check then shows
 * @param lack what a network lacks to be spoiled by it, for example {@code no dropout}; empty if
 *     nothing
 * @param spoiling the arrangement with it; the one that is handed in is not modified
 */
public record Spoiler(
    String id,
    String name,
    String effect,
    Function<Architecture, String> lack,
    UnaryOperator<Arrangement> spoiling) {
  /** Whether it changes anything at a network. */
  public boolean spoils(Network network) {
    return lack.apply(network.architecture()).isEmpty();
  }

  /** The arrangement with it; the same arrangement where the network lacks what it takes. */
  public Arrangement spoil(Arrangement arrangement) {
    return spoils(arrangement.subject().network()) ? spoiling.apply(arrangement) : arrangement;
  }
}
