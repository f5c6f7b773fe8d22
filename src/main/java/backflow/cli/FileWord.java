package backflow.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file. */
final class FileWord implements ITypeConverter<Path> {
  @Override
  public Path convert(String word) {
    try {
      if (!word.isEmpty()) {
        return Path.of(word);
      }
    } catch (InvalidPathException e) {
      throw new TypeConversionException("\"" + word + "\" is no file name here: " + e.getReason());
    }
    throw new TypeConversionException("\"\" is no file name");
  }
}
