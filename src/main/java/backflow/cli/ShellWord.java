package backflow.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a {@link Shell}. */
final class ShellWord implements ITypeConverter<Shell> {
  @Override
  public Shell convert(String word) {
    for (Shell shell : Shell.values()) {
      if (shell.name().toLowerCase(Locale.ROOT).equals(word)) {
        return shell;
      }
    }
    throw new TypeConversionException(
        "\"" + word + "\" is no shell that is known; allowed: bash, zsh");
  }
}
