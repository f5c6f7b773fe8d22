package backflow.study.check;

import backflow.check.ElementName;
import backflow.check.GradientReport;
import backflow.check.Inquiry;
import backflow.nn.Parameter;
import backflow.study.Finding;
import backflow.study.Moment;
import java.util.List;

/**
 * A gradient check at one step, tensor by tensor.
 *
 * @param step with the parameters before its update
 * @param inquiry what was asked
 * @param report what was found
 * @param shapes what each tensor of the report is
 */
public record CheckedTensors(long step, Inquiry inquiry, GradientReport report, List<Shape> shapes)
    implements Finding {
  /** Copies the list. */
  public CheckedTensors {
    shapes = List.copyOf(shapes);
  }

  /**
   * A tensor.
   *
   * @param kind what its numbers are
   * @param columns how many stand in a row
   */
  public record Shape(Parameter.Kind kind, int columns) {}

  static CheckedTensors of(Moment moment, Inquiry inquiry, GradientReport report) {
    List<Shape> shapes =
        moment.network().parameters().stream()
            .map(p -> new Shape(p.kind(), p.value().numCols))
            .toList();
    return new CheckedTensors(moment.step(), inquiry, report, shapes);
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
