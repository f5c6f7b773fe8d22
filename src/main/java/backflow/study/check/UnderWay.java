package backflow.study.check;

import backflow.study.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A check that is being made.
 *
 * @param step of which step
 * @param kind what it will find
 * @param done how much of it is done
 * @param of how much there is to do; 0 as long as that is not known
 */
public record UnderWay(long step, Class<? extends Finding> kind, int done, int of)
    implements Finding {
  private static final int PARTS = 50;

  /** Whether nobody would see a difference to what was told before. */
  public boolean isHardlyFurtherThan(@Nullable UnderWay before) {
    return before != null
        && step == before.step
        && kind.equals(before.kind)
        && of == before.of
        && part() == before.part();
  }

  private long part() {
    return of == 0 ? 0 : (long) done * PARTS / of;
  }
}
