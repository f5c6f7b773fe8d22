package backflow.cli;

import backflow.bench.Workload;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a {@link Workload}. */
final class WorkloadWord implements ITypeConverter<Workload> {
  @Override
  public Workload convert(String word) {
    for (Workload workload : Workload.values()) {
      if (workload.name().equalsIgnoreCase(word)) {
        return workload;
      }
    }
    String known =
        Arrays.stream(Workload.values()).map(Workload::name).collect(Collectors.joining(", "));
    throw new TypeConversionException("\"" + word + "\" is no workload; allowed: " + known);
  }
}
