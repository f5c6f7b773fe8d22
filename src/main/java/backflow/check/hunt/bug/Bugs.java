package backflow.check.hunt.bug;

import java.util.List;

/** The catalogue: every bug, once. */
public final class Bugs {
  private static final List<Bug> ALL =
      List.of(
          new DerivativeForgotten(),
          new DerivativeOfOutput(),
          new TransposeMissing(),
          new SignWrong(),
          new MeanMissing(),
          new BiasOverUnits(),
          new SkipForgotten(),
          new BatchMeanForgotten(),
          new MaskForgotten(),
          new MaskNotRescaled(),
          new TargetForgotten(),
          new SlopeForgotten(),
          new SlopeNotLearned(),
          new ClippedBeforeSum(),
          new DecayTwice());

  private Bugs() {}

  /** All, in the order of menus. */
  public static List<Bug> all() {
    return ALL;
  }

  /**
   * The bug of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Bug named(String id) {
    return ALL.stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such bug: " + id));
  }
}
