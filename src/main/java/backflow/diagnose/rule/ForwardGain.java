package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.probe.LayerQuantity;
import java.util.ArrayList;
import java.util.List;

/** What the two rules on the forward signal have in common. */
final class ForwardGain {
  private ForwardGain() {}

  static void put(Judgement j, double gain) {
    Vitals v = j.vitals();
    j.put(Measure.FORWARD_GAIN, gain)
        .put(Measure.FIRST_ACTIVATION, v.now().get(LayerQuantity.ACTIVATION_RMS, 1))
        .put(Measure.LAST_ACTIVATION, v.now().get(LayerQuantity.ACTIVATION_RMS, v.depth()));
    if (gain >= 0) {
      j.put(Measure.FORWARD_PER_LAYER, v.perLayer(gain));
    }
  }

  static void markAbove(Judgement j, double factor) {
    Vitals v = j.vitals();
    double first = v.now().get(LayerQuantity.ACTIVATION_RMS, 1);
    for (int l = 2; l <= v.depth(); l++) {
      if (v.now().get(LayerQuantity.ACTIVATION_RMS, l) > first * factor) {
        j.evidence().mark(l);
      }
    }
  }

  static void markBelow(Judgement j, double factor) {
    Vitals v = j.vitals();
    double first = v.now().get(LayerQuantity.ACTIVATION_RMS, 1);
    for (int l = 2; l <= v.depth(); l++) {
      if (v.now().get(LayerQuantity.ACTIVATION_RMS, l) < first * factor) {
        j.evidence().mark(l);
      }
    }
  }

  static List<Reason> chain(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    chain.add(Reason.of("RMS of a at layer 1", e, Measure.FIRST_ACTIVATION));
    chain.add(Reason.of(maker(s) + ", per layer", e, Measure.FORWARD_PER_LAYER));
    chain.add(Reason.of(s.depth() - 1 + " layers together", e, Measure.FORWARD_GAIN));
    chain.add(Reason.of("RMS of a at layer " + s.depth(), e, Measure.LAST_ACTIVATION));
    return chain;
  }

  private static String maker(Subject s) {
    if (s.architecture().normalization() != Normalization.NONE) {
      return "normalized layers";
    }
    if (s.architecture().residual() == Residual.PLAIN) {
      return "unscaled skips";
    }
    String gain = s.gain() == 1 ? "" : " at gain " + Form.NUMBER.of(s.gain());
    return "weights " + s.scheme().label() + gain;
  }
}
