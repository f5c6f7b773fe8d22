package backflow.cli;

import backflow.math.FloatFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word of a {@link FloatFormat}. */
final class PrecisionWord implements ITypeConverter<FloatFormat> {
  @Override
  public FloatFormat convert(String word) {
    for (FloatFormat format : FloatFormat.values()) {
      if (format.word().equals(word)) {
        return format;
      }
    }
    throw new TypeConversionException(
        "\"" + word + "\" is no format; allowed: float64, float32, bfloat16, float16");
  }
}
