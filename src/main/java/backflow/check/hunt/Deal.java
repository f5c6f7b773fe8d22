package backflow.check.hunt;

import backflow.check.Subject;
import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.bug.Bugs;
import backflow.check.hunt.bug.Ground;
import backflow.check.hunt.bug.Place;
import backflow.math.RandomStream;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A network, a batch and a bug in one of its layers, as the dice fell: nobody has looked yet
 * whether the check finds it.
 *
 * @param subject network, loss and batch
 * @param ground what they are
 * @param bug what was planted
 * @param layer where
 */
record Deal(Subject subject, Ground ground, Bug bug, int layer) {
  /** Every kind of bug that has a place in that level is equally likely, then every layer. */
  static Deal of(Level level, RandomStream random) {
    List<Bug> kinds = Bugs.all().stream().filter(level::hosts).toList();
    return of(level, kinds.get(random.nextInt(kinds.size())), random);
  }

  /**
   * A deal with a bug of that kind.
   *
   * @param bug one that {@link Level#hosts} says yes to
   * @param random its numbers are used
   */
  static Deal of(Level level, Bug bug, RandomStream random) {
    while (true) {
      Ground ground = level.ground(random);
      List<Integer> layers = layers(ground, bug);
      if (!layers.isEmpty()) {
        int layer = layers.get(random.nextInt(layers.size()));
        return new Deal(subject(ground, random), ground, bug, layer);
      }
    }
  }

  /** The layers of a network in which a bug can sit. */
  static List<Integer> layers(Ground ground, Bug bug) {
    List<Integer> layers = new ArrayList<>();
    for (int l = 1; l <= ground.layers(); l++) {
      if (bug.fits(ground.at(l))) {
        layers.add(l);
      }
    }
    return layers;
  }

  /** The place of the bug. */
  Place place() {
    return ground.at(layer);
  }

  private static Subject subject(Ground ground, RandomStream random) {
    int n = ground.batch();
    DMatrixRMaj x = new DMatrixRMaj(n, ground.architecture().inputs());
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = random.nextGaussian();
    }
    Network network = network(ground, random);
    DMatrixRMaj y = targets(ground, random);
    return new Subject(network, ground.loss(), x, y, random.nextLong());
  }

  /** Every parameter is off its start, so that γ, β and biases matter too. */
  private static Network network(Ground ground, RandomStream random) {
    Network network = new Network(ground.architecture());
    for (Parameter p : network.parameters()) {
      if (p.kind() == Parameter.Kind.WEIGHT) {
        Initializers.of(Scheme.HE_NORMAL, 1, 1, 1, 1, 1).fillInPlace(p.value(), random);
      } else {
        for (int i = 0; i < p.size(); i++) {
          p.value().data[i] += 0.2 * random.nextGaussian();
        }
      }
    }
    return network;
  }

  private static DMatrixRMaj targets(Ground ground, RandomStream random) {
    int outputs = ground.architecture().outputs();
    String loss = ground.loss().id();
    boolean indices = loss.equals("cross-entropy");
    DMatrixRMaj y = new DMatrixRMaj(ground.batch(), indices ? 1 : outputs);
    for (int i = 0; i < y.getNumElements(); i++) {
      y.data[i] =
          loss.equals("mse") ? random.nextGaussian() : random.nextInt(indices ? outputs : 2);
    }
    return y;
  }
}
