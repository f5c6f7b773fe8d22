package backflow.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word of a {@link Scheme}. */
final class SchemeWord implements ITypeConverter<Scheme> {
  @Override
  public Scheme convert(String word) {
    for (Scheme scheme : Scheme.values()) {
      if (scheme.word().equals(word)) {
        return scheme;
      }
    }
    throw new TypeConversionException("\"" + word + "\" is no scheme; allowed: centred, one-sided");
  }
}
