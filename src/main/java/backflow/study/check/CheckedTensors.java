package backflow.study.check;

import backflow.check.ElementName;
import backflow.check.GradientReport;
import backflow.check.Inquiry;
import backflow.check.Spoilers;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.study.Finding;
import java.util.List;

/**
 * A gradient check at one step, tensor by tensor.
 *
 * @param step with the parameters before its update
 * @param inquiry what was asked
 * @param report what was found
 * @param shapes what each tensor of the report is
 * @param lacks what the network lacks to be spoiled by spoilers that are on: no dropout
 */
public record CheckedTensors(
    long step, Inquiry inquiry, GradientReport report, List<Shape> shapes, List<String> lacks)
    implements Finding {
  /** Copies the lists. */
  public CheckedTensors {
    shapes = List.copyOf(shapes);
    lacks = List.copyOf(lacks);
  }

  /**
   * A tensor.
   *
   * @param kind what its numbers are
   * @param columns how many stand in a row
   */
  public record Shape(Parameter.Kind kind, int columns) {}

  /**
   * That of a network.
   *
   * @param network whose gradient was checked
   */
  public static CheckedTensors of(
      long step, Network network, Inquiry inquiry, GradientReport report) {
    List<Shape> shapes =
        network.parameters().stream().map(p -> new Shape(p.kind(), p.value().numCols)).toList();
    List<String> lacks =
        inquiry.spoilers().stream()
            .map(id -> Spoilers.named(id).lack().apply(network.architecture()))
            .filter(lack -> !lack.isEmpty())
            .toList();
    return new CheckedTensors(step, inquiry, report, shapes, lacks);
  }

  /** What a number is called. */
  public ElementName name(int tensor, int index) {
    Shape shape = shapes.get(tensor);
    boolean weight = shape.kind == Parameter.Kind.WEIGHT;
    int unit =
        shape.kind == Parameter.Kind.SLOPE ? 0 : weight ? index / shape.columns + 1 : index + 1;
    return new ElementName(
        report.tensors().get(tensor).tensor(),
        shape.kind,
        report.tensors().get(tensor).layer(),
        unit,
        weight ? index % shape.columns + 1 : 0);
  }
}
