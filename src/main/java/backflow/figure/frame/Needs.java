package backflow.figure.frame;

import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.study.Study;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an instrument reads: only what somebody looks at is copied or computed.
 *
 * @param hero whether it shows the history of the hero signal
 * @param layers quantities whose history by layer it shows
 * @param steps quantities whose history it shows
 * @param studies what must be worked out from the parameters of a moment
 */
public record Needs(
    boolean hero, Set<LayerQuantity> layers, Set<StepQuantity> steps, Set<Study<?>> studies) {
  /** Only the step that is shown. */
  public static final Needs SNAPSHOT = new Needs(false, Set.of(), Set.of(), Set.of());

  /** Copies the sets. */
  public Needs {
    layers = Set.copyOf(layers);
    steps = Set.copyOf(steps);
    studies = Set.copyOf(studies);
  }

  /** The history of the hero signal. */
  public static Needs ofHero() {
    return new Needs(true, Set.of(), Set.of(), Set.of());
  }

  /** Histories by layer. */
  public static Needs of(LayerQuantity... layers) {
    return new Needs(false, Set.of(layers), Set.of(), Set.of());
  }

  /** Histories of the whole network. */
  public static Needs of(StepQuantity... steps) {
    return new Needs(false, Set.of(), Set.of(steps), Set.of());
  }

  /** What a study finds. */
  public static Needs of(Study<?>... studies) {
    return new Needs(false, Set.of(), Set.of(), Set.of(studies));
  }

  /** What both need. */
  public Needs and(Needs other) {
    Set<LayerQuantity> allLayers = new HashSet<>(layers);
    allLayers.addAll(other.layers);
    Set<StepQuantity> allSteps = new HashSet<>(steps);
    allSteps.addAll(other.steps);
    Set<Study<?>> allStudies = new LinkedHashSet<>(studies);
    allStudies.addAll(other.studies);
    return new Needs(hero || other.hero, allLayers, allSteps, allStudies);
  }
}
