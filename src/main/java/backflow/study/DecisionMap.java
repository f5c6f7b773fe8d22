package backflow.study;

import backflow.data.Dataset;
import backflow.nn.LayerVisitor;
import backflow.train.Targets;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Asks the network over a grid of inputs, and over training and test set. */
public record DecisionMap() implements Study<Decision> {
  private static final int MOST_TRAIN = 400;
  private static final int MOST_TEST = 200;
  private static final int MOST_JUDGED = 4096;
  private static final int MOST_LETTERS = 40;

  @Override
  public Class<Decision> kind() {
    return Decision.class;
  }

  @Override
  public @Nullable Decision of(Moment moment, Interest interest, Cancelled cancelled) {
    InputPlane plane = InputPlanes.of(moment, cancelled);
    if (plane == null) {
      return null;
    }
    Targets targets = moment.setup().targets();
    PlanePass pass = new PlanePass(moment, cancelled);
    int columns = PlanePass.side(moment, plane);
    int rows = plane.isLine() ? 1 : columns;
    double[] values = new double[columns * rows];
    byte[] winners = new byte[targets.classes() > 0 ? values.length : 0];
    boolean done =
        pass.grid(
            plane,
            columns,
            rows,
            from -> onOutput(moment, out -> tell(targets, out, from, values, winners)));
    PlanePoints train = done ? points(moment, plane, pass, true) : null;
    PlanePoints test = train == null ? null : points(moment, plane, pass, false);
    return train == null || test == null
        ? null
        : new Decision(moment.step(), plane, names(targets), columns, values, winners, train, test);
  }

  /** What the classes are called, each on one line and not longer than a picture can use. */
  private static List<String> names(Targets targets) {
    return targets.classNames().stream().map(DecisionMap::onOneLine).toList();
  }

  private static String onOneLine(String name) {
    int end =
        name.offsetByCodePoints(0, Math.min(MOST_LETTERS, name.codePointCount(0, name.length())));
    String cut = end < name.length() ? name.substring(0, end) + "…" : name;
    return cut.replaceAll("\\s+", " ");
  }

  /** Takes what comes out. */
  @FunctionalInterface
  private interface Taker {
    void take(DMatrixRMaj output);
  }

  private static LayerVisitor onOutput(Moment moment, Taker taker) {
    int last = moment.network().layers().size();
    return (layer, t) -> {
      if (layer.index() == last) {
        taker.take(t.a());
      }
    };
  }

  private static void tell(
      Targets targets, DMatrixRMaj out, int from, double[] values, byte[] winners) {
    for (int i = 0; i < out.numRows; i++) {
      if (targets.classes() == 0) {
        values[from + i] = out.data[i];
      } else {
        winners[from + i] = (byte) targets.predicted(out, i);
        values[from + i] = Lead.of(targets, out, i);
      }
    }
  }

  private static @Nullable PlanePoints points(
      Moment moment, InputPlane plane, PlanePass pass, boolean ofTraining) {
    Dataset set = ofTraining ? moment.setup().train() : moment.setup().test();
    Targets targets = moment.setup().targets();
    boolean classes = targets.classes() > 0;
    int n = Math.min(MOST_JUDGED, set.size());
    double[] predicted = new double[n];
    boolean done =
        pass.samples(
            set,
            n,
            from ->
                onOutput(
                    moment,
                    out -> {
                      for (int i = 0; i < out.numRows; i++) {
                        predicted[from + i] = classes ? targets.predicted(out, i) : out.data[i];
                      }
                    }));
    if (!done) {
      return null;
    }
    double[] x = new double[n];
    double[] y = new double[n];
    double[] target = new double[n];
    for (int i = 0; i < n; i++) {
      target[i] = classes ? targets.target(set.y(), i) : set.y().data[i];
      x[i] = set.x().data[i * set.features() + plane.first() - 1];
      y[i] = plane.isLine() ? target[i] : set.x().data[i * set.features() + plane.second() - 1];
    }
    int shown = Math.min(n, ofTraining ? MOST_TRAIN : MOST_TEST);
    return new PlanePoints(x, y, target, predicted, shown, targets.classes());
  }
}
