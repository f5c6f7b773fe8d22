package backflow.data;

/** The data sets by the name that experiment files use. */
public enum DataSet {
  SPIRALS("spirals", "Spirals"),
  MOONS("moons", "Moons"),
  CIRCLES("circles", "Circles"),
  XOR("xor", "XOR"),
  BLOBS("blobs", "Blobs"),
  CHECKERBOARD("checkerboard", "Checkerboard"),
  SINE("sine", "Sine (regression)"),
  SURFACE("surface", "Surface (regression)"),
  GLYPHS("glyphs", "Digits 8 × 8"),
  CSV("csv", "CSV file");

  private final String id;
  private final String label;

  DataSet(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The word in experiment files. */
  public String id() {
    return id;
  }

  /** The words on screen. */
  public String label() {
    return label;
  }
}
