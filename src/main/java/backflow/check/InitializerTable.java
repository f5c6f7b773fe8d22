package backflow.check;

import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;
import java.util.Arrays;
import java.util.List;

/**
 * The table of initializers: the bound or the standard deviation of every scheme for some shapes.
 *
 * <p>The gains that PyTorch recommends per activation stand in the table too; the engine has no
 * such recommendation (its gain is a setting), so they are not compared.
 */
final class InitializerTable {
  private InitializerTable() {}

  static List<TensorError> run(CaseNode top) {
    top.allowOnly(List.of("kind", "shapes", "gains"));
    Comparison comparison = new Comparison();
    for (CaseNode shape : top.at("shapes").items()) {
      int in = shape.at("fanIn").count();
      int out = shape.at("fanOut").count();
      for (String key : shape.keys()) {
        if (!key.startsWith("fan")) {
          scheme(shape.at(key), key, in, out, comparison);
        }
      }
    }
    return comparison.errors();
  }

  private static void scheme(CaseNode row, String id, int in, int out, Comparison comparison) {
    Scheme scheme =
        Arrays.stream(Scheme.values())
            .filter(s -> s.id().equals(id))
            .findFirst()
            .orElseThrow(() -> row.wrong("is an unknown initializer"));
    for (String key : row.keys()) {
      CaseNode figure = row.at(key);
      switch (key) {
        case "bound":
          double bound = Initializers.bound(scheme, in, out, 1, 0);
          comparison.number(id + " bound", bound, figure.number());
          break;
        case "std":
          comparison.number(id + " std", spread(scheme, in, out, 1), figure.number());
          break;
        case "std for K":
          for (String k : figure.keys()) {
            double std = spread(scheme, in, out, factor(figure.at(k), k));
            comparison.number(id + " std", std, figure.at(k).number());
          }
          break;
        default:
          throw figure.wrong("is unknown");
      }
    }
  }

  private static double spread(Scheme scheme, int in, int out, double k) {
    return Initializers.spread(scheme, in, out, 1, k, 0, 0);
  }

  private static double factor(CaseNode node, String k) {
    try {
      return Double.parseDouble(k);
    } catch (NumberFormatException e) {
      throw node.wrong("is not a number");
    }
  }
}
