package backflow.export.render;

import java.util.Locale;

/** The formats of files. */
public enum Format {
  PNG,
  SVG,
  PDF,
  CSV,
  GIF,
  MP4;

  /** The word on the command line and the end of file names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it shows a stretch of steps. */
  public boolean isFilm() {
    return this == GIF || this == MP4;
  }
}
