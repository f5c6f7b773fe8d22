package backflow.study;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest finding of each kind. Belongs to one thread. */
public final class Findings {
  private final Map<Class<? extends Finding>, Finding> byKind = new HashMap<>();

  /** The newest finding of a kind; null if there is none yet. */
  public <T extends Finding> @Nullable T find(Class<T> kind) {
    Finding finding = byKind.get(kind);
    return finding == null ? null : kind.cast(finding);
  }

  /** Keeps a finding in the place of the one before it. */
  public <T extends Finding> void put(Class<T> kind, T finding) {
    byKind.put(kind, finding);
  }

  /** Forgets a finding. */
  public void forget(Class<? extends Finding> kind) {
    byKind.remove(kind);
  }

  /** Forgets all. */
  public void clear() {
    byKind.clear();
  }
}
