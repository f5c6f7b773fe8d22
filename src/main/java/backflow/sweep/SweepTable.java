package backflow.sweep;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has come out of a sweep so far. Immutable; any thread.
 *
 * <p>Cells are counted i · (values of the second key) + j for value i of the first key and j of the
 * second.
 */
public final class SweepTable {
  private final String name;
  private final List<Varied> varied;
  private final int seeds;
  private final CriticalLine line;
  private final List<@Nullable RunResult> results;

  /**
   * A table.
   *
   * @param name of the experiment
   * @param varied one or two keys
   * @param seeds how many runs a cell has
   * @param line what theory draws
   * @param results seed by seed, in each the cells in their order; null: not finished
   */
  public SweepTable(
      String name,
      List<Varied> varied,
      int seeds,
      CriticalLine line,
      List<@Nullable RunResult> results) {
    this.name = name;
    this.varied = List.copyOf(varied);
    this.seeds = seeds;
    this.line = line;
    this.results = Collections.unmodifiableList(Arrays.asList(results.toArray(RunResult[]::new)));
  }

  /** The name of the experiment. */
  public String name() {
    return name;
  }

  /** The varied keys, one or two. */
  public List<Varied> varied() {
    return varied;
  }

  /** How many runs a cell has, from different seeds. */
  public int seeds() {
    return seeds;
  }

  /** What theory draws over it. */
  public CriticalLine line() {
    return line;
  }

  /** How many values the first key takes. */
  public int across() {
    return varied.get(0).count();
  }

  /** How many values the second key takes; 1 if there is none. */
  public int up() {
    return varied.size() > 1 ? varied.get(1).count() : 1;
  }

  /** The cell of value i of the first key and j of the second. */
  public int cell(int i, int j) {
    return i * up() + j;
  }

  /** How many cells. */
  public int cells() {
    return across() * up();
  }

  /**
   * What came out of a run.
   *
   * @param seed from 0
   * @return null if it is not finished
   */
  public @Nullable RunResult run(int cell, int seed) {
    return results.get(seed * cells() + cell);
  }

  /** The finished runs of a cell, in the order of their seeds. */
  public List<RunResult> finished(int cell) {
    return java.util.stream.IntStream.range(0, seeds)
        .mapToObj(seed -> run(cell, seed))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  /** The settings of a cell, one for each varied key. */
  public List<Setting> settings(int cell) {
    Setting first = varied.get(0).settings().get(cell / up());
    return varied.size() == 1
        ? List.of(first)
        : List.of(first, varied.get(1).settings().get(cell % up()));
  }

  /** Whether this is what a table has become: all that was finished is there. */
  public boolean goesOn(SweepTable before) {
    boolean same = varied.equals(before.varied) && results.size() == before.results.size();
    for (int run = 0; same && run < results.size(); run++) {
      RunResult known = before.results.get(run);
      same = known == null || known.equals(results.get(run));
    }
    return same;
  }

  /** How many runs there are to be. */
  public int runs() {
    return results.size();
  }

  /** How many runs are finished. */
  public int done() {
    return (int) results.stream().filter(Objects::nonNull).count();
  }
}
