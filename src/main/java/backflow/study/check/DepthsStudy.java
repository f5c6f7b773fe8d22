package backflow.study.check;

import backflow.check.Arrangement;
import backflow.check.CheckProgress;
import backflow.check.Companions;
import backflow.check.DepthErrors;
import backflow.check.DepthStudy;
import backflow.check.Inquiry;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.study.Moment;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the check as the network gets deeper? Networks like that of the experiment, with
 * its width, initializer, data and loss, at their start; with its activation, and with a few others
 * beside it.
 */
public record DepthsStudy() implements CheckStudy<CheckedDepths> {
  /** Units of a layer where the experiment has no hidden one. */
  private static final int WIDTH = 16;

  @Override
  public Class<CheckedDepths> kind() {
    return CheckedDepths.class;
  }

  @Override
  public @Nullable CheckedDepths of(
      Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
    Setup setup = moment.setup();
    Arrangement arrangement = inquiry.arranged(CheckStudy.subject(moment));
    DepthErrors errors =
        DepthStudy.of(
            arrangement.subject(),
            (depth, f) -> setup.start(deep(setup.spec().network(), depth, f)),
            activations(setup.spec().network(), inquiry.beside()),
            arrangement.conditions(),
            arrangement.pass(),
            progress,
            cancelled::now);
    return errors == null ? null : new CheckedDepths(moment.step(), errors);
  }

  private static NetworkSpec deep(NetworkSpec n, int depth, Activation f) {
    int width = n.depth() == 0 ? WIDTH : n.widths().get(0);
    return new NetworkSpec(
        Collections.nCopies(depth, width),
        List.of(f.id()),
        n.initializer(),
        n.normalization(),
        n.residual(),
        n.dropout());
  }

  private static List<Activation> activations(NetworkSpec n, String beside) {
    String own = n.activations().isEmpty() ? "sigmoid" : n.activations().get(0);
    return Companions.of(Activations.named(own), beside);
  }

  @Override
  public Inquiry question(Inquiry inquiry) {
    return inquiry.withPlace(null);
  }

  @Override
  public int turn() {
    return 5;
  }
}
