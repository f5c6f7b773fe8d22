package backflow.check.hunt;

import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.bug.Bugs;
import backflow.check.hunt.textbook.TextbookBackward;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Which bugs, in which layers, explain the gradient of a deal: those whose own gradient cannot be
 * told from it.
 *
 * @param names kind and layer of each, the planted one among them
 */
record Suspects(List<String> names) {
  /** Two numbers are told apart if they differ by more than a check calls wrong. */
  private static final double APART = 1e-2;

  /** Below what a check resolves, nothing can be told apart. */
  private static final double SMALLEST = 1e-7;

  Suspects {
    names = List.copyOf(names);
  }

  /** Everyone who fits anywhere is tried. */
  static Suspects of(Deal deal) {
    Network network = deal.subject().network();
    Workspace workspace = forward(deal);
    double[] seen = gradient(deal, deal.bug(), deal.layer(), network, workspace);
    List<String> names = new ArrayList<>();
    for (Bug bug : Bugs.all()) {
      for (int layer : Deal.layers(deal.ground(), bug)) {
        if (!apart(seen, gradient(deal, bug, layer, network, workspace))) {
          names.add(bug.id() + " in " + layer);
        }
      }
    }
    return new Suspects(names);
  }

  /** Whether what was planted is the only explanation. */
  boolean onlyOne() {
    return names.size() == 1;
  }

  private static Workspace forward(Deal deal) {
    DMatrixRMaj x = deal.subject().x();
    RandomStream masks = RandomStream.of(deal.subject().seed(), "dropout of the gradient check");
    Network network = deal.subject().network();
    Workspace workspace = new Workspace(network, x.numRows, KernelChoice.best(), masks, Keep.ALL);
    network.forward(x, workspace, Mode.TRAIN);
    DMatrixRMaj o = workspace.output();
    double[] gradient = workspace.outputGradient().data;
    double[] y = deal.subject().y().data;
    deal.subject().loss().gradient(o.data, y, gradient, o.numRows, o.numCols);
    return workspace;
  }

  private static double[] gradient(
      Deal deal, Bug bug, int layer, Network network, Workspace workspace) {
    new TextbookBackward(deal.ground().decay(), bug, layer).backward(network, workspace);
    double[] all = new double[network.parameterCount()];
    int at = 0;
    for (Parameter p : network.parameters()) {
      System.arraycopy(p.gradient().data, 0, all, at, p.size());
      at += p.size();
    }
    return all;
  }

  private static boolean apart(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      double larger = Math.max(Math.abs(a[i]), Math.abs(b[i]));
      if (larger > SMALLEST && Math.abs(a[i] - b[i]) > APART * larger) {
        return true;
      }
    }
    return false;
  }
}
