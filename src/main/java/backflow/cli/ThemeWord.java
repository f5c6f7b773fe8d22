package backflow.cli;

import backflow.chart.Theme;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word of a theme. */
final class ThemeWord implements ITypeConverter<Theme> {
  @Override
  public Theme convert(String word) {
    return switch (word) {
      case "light" -> Theme.LIGHT;
      case "dark" -> Theme.DARK;
      default ->
          throw new TypeConversionException("\"" + word + "\" is no theme; allowed: light, dark");
    };
  }
}
