package backflow.study;

import backflow.nn.Layer;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.probe.Event;
import backflow.train.Measuring;
import backflow.train.Rewind;
import backflow.train.Run;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first number of a run that is not finite: the step is made again on a private copy, and
 * its tensors are gone through in the order in which they are computed. Away from the training
 * thread.
 */
public final class Microscope {
  private final Rewind rewind;
  private final Trainer trainer;
  private final Evidence evidence;

  private Microscope(Rewind rewind) {
    this.rewind = rewind;
    trainer = rewind.trainer();
    evidence = new Evidence(trainer);
  }

  /**
   * The first failure of a run.
   *
   * @param cancelled asked before each step that is replayed
   * @return null if the run has noted none, or if it was cancelled
   */
  public static @Nullable FirstFailure of(Run run, Study.Cancelled cancelled) {
    for (Event event : run.history().events()) {
      if (event.kind() == Event.Kind.NON_FINITE) {
        return near(run, event.step(), cancelled);
      }
    }
    return null;
  }

  /** An update that overflows is measured one step later only: so one step before is looked at. */
  private static @Nullable FirstFailure near(Run run, long step, Study.Cancelled cancelled) {
    long from = Math.max(run.firstStep(), step - 1);
    Rewind rewind = Rewind.of(run, from, Measuring.NOTHING);
    if (!rewind.advanceTo(from, cancelled::now)) {
      return null;
    }
    FirstFailure found = null;
    while (found == null && rewind.trainer().steps() <= step) {
      found = ofNextStep(rewind);
    }
    return found == null ? unexplained(step) : found;
  }

  private static FirstFailure unexplained(long step) {
    String what = "a measurement (every tensor of the step is finite)";
    return new FirstFailure(step, 0, "a measured number", what, 0, 0, Double.NaN, List.of());
  }

  /**
   * The first failure in the next step.
   *
   * @param rewind between two steps; makes the step
   * @return null if every number of it is finite
   */
  public static @Nullable FirstFailure ofNextStep(Rewind rewind) {
    return new Microscope(rewind).look();
  }

  private @Nullable FirstFailure look() {
    long step = trainer.steps();
    Evidence.Place place = inParameters(step);
    trainer.lookAtNextStep();
    place = place == null ? inForwardPass() : place;
    place = place == null ? inLoss() : place;
    place = place == null ? inBackwardPass() : place;
    place = place == null ? inClipping() : place;
    place = place == null ? inUpdate() : place;
    finishStep();
    return place == null ? null : evidence.explain(step, place);
  }

  private void finishStep() {
    while (trainer.steps() == evidence.step()) {
      rewind.subStep();
    }
  }

  /** Only if they were so from the beginning, or an intervention made them so. */
  private Evidence.@Nullable Place inParameters(long step) {
    for (Parameter p : trainer.setup().network().parameters()) {
      String made = step == 0 ? "the initializer" : "what came before";
      Evidence.Place place = Evidence.find(p.layer(), p.name(), made, p.value());
      if (place != null) {
        return place;
      }
    }
    return null;
  }

  private Evidence.@Nullable Place inForwardPass() {
    Workspace w = trainer.wholeWorkspace();
    Evidence.Place place = Evidence.find(0, "x", Evidence.DATA, w.x());
    for (Layer layer : trainer.setup().network().layers()) {
      int l = layer.index();
      Tensors t = w.layer(l);
      place = or(place, l, "u", Evidence.LINEAR, t.u());
      place = or(place, l, "z", Evidence.NORMALIZATION, t.z());
      place = or(place, l, "f", Evidence.ACTIVATION, t.f());
      place = or(place, l, "a", layer.skips() ? Evidence.SKIP : Evidence.DROPOUT, t.a());
    }
    return place;
  }

  private static Evidence.@Nullable Place or(
      Evidence.@Nullable Place found, int layer, String tensor, String made, DMatrixRMaj values) {
    return found == null ? Evidence.find(layer, tensor, made, values) : found;
  }

  private Evidence.@Nullable Place inLoss() {
    Workspace w = trainer.wholeWorkspace();
    int last = trainer.setup().network().layers().size();
    if (!Double.isFinite(trainer.loss())) {
      return new Evidence.Place(0, "L", Evidence.LOSS, -1, -1, trainer.loss());
    }
    return Evidence.find(last, "∂L/∂a", Evidence.LOSS_GRADIENT, w.layer(last).da());
  }

  private Evidence.@Nullable Place inBackwardPass() {
    List<Layer> layers = trainer.setup().network().layers();
    Evidence.Place place = null;
    for (int l = layers.size(); l >= 1 && place == null; l--) {
      Tensors t = trainer.wholeWorkspace().layer(l);
      place = or(place, l, "∂L/∂a", Evidence.BACK, t.da());
      place = or(place, l, "∂L/∂f", Evidence.BACK_OUTPUT, t.df());
      place = or(place, l, "δ", Evidence.BACK_ACTIVATION, t.dz());
      place = or(place, l, "∂L/∂u", Evidence.BACK_NORMALIZATION, t.du());
      for (Parameter p : layers.get(l - 1).parameters()) {
        String made =
            switch (p.kind()) {
              case WEIGHT -> Evidence.WEIGHT_GRADIENT;
              case BIAS -> Evidence.BIAS_GRADIENT;
              default -> "∂L/∂" + p.name() + " = Σ over the batch";
            };
        place = or(place, l, "∂L/∂" + letter(p), made, p.gradient());
      }
    }
    return place;
  }

  private static String letter(Parameter p) {
    String name = p.name();
    return name.substring(0, name.length() - Integer.toString(p.layer()).length());
  }

  private Evidence.@Nullable Place inClipping() {
    evidence.rememberGradients();
    rewind.subStep();
    Evidence.Place place = null;
    for (Parameter p : trainer.setup().network().parameters()) {
      place = or(place, p.layer(), "∂L/∂" + letter(p), Evidence.CLIP, p.gradient());
    }
    return place;
  }

  private Evidence.@Nullable Place inUpdate() {
    evidence.rememberValues();
    rewind.subStep();
    List<Parameter> parameters = trainer.setup().network().parameters();
    List<Evidence.Place> places = new ArrayList<>();
    for (int i = 0; i < parameters.size() && places.isEmpty(); i++) {
      Parameter p = parameters.get(i);
      Evidence.Place state = null;
      for (double[] array : trainer.optimizerState(i)) {
        DMatrixRMaj shaped = DMatrixRMaj.wrap(p.value().numRows, p.value().numCols, array);
        state = or(state, p.layer(), letter(p), Evidence.MEMORY, shaped);
      }
      Evidence.Place place = or(state, p.layer(), letter(p), Evidence.UPDATE, p.value());
      if (place != null) {
        places.add(place);
      }
    }
    return places.isEmpty() ? null : places.get(0);
  }
}
