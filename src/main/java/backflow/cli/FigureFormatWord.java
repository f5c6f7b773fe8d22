package backflow.cli;

import backflow.export.render.Format;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the format of a figure that shows no moment of a run. */
final class FigureFormatWord implements ITypeConverter<Format> {
  @Override
  public Format convert(String word) {
    return switch (word) {
      case "png" -> Format.PNG;
      case "svg" -> Format.SVG;
      case "pdf" -> Format.PDF;
      default ->
          throw new TypeConversionException(
              "\"" + word + "\" is no format here; allowed: png, svg, pdf");
    };
  }
}
