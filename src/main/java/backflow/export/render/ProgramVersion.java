package backflow.export.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
public final class ProgramVersion {
  private static final String RESOURCE = "/backflow/version.properties";

  private ProgramVersion() {}

  /** As "0.1.0". */
  public static String number() {
    Properties properties = new Properties();
    try (InputStream in = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own version cannot be read", e);
    }
    return properties.getProperty("version", "(unknown version)");
  }
}
