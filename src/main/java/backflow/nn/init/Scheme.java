package backflow.nn.init;

/** The initializers by the name that experiment files use. */
public enum Scheme {
  XAVIER_UNIFORM("xavier-uniform", "Xavier uniform"),
  XAVIER_NORMAL("xavier-normal", "Xavier normal"),
  HE_UNIFORM("he-uniform", "He uniform"),
  HE_NORMAL("he-normal", "He normal"),
  LECUN_UNIFORM("lecun-uniform", "LeCun uniform"),
  LECUN_NORMAL("lecun-normal", "LeCun normal"),
  ORTHOGONAL("orthogonal", "Orthogonal"),
  SCALED_NORMAL("scaled-normal", "K/√in"),
  NORMAL("normal", "N(0, σ²)"),
  UNIFORM("uniform", "U(−a, a)"),
  CONSTANT("constant", "Constant"),
  ZEROS("zeros", "Zeros"),
  SLIDE_IN("slide-2-over-sqrt-in", "Slide 2/√in"),
  SLIDE_IN_OUT("slide-2-over-sqrt-in-plus-out", "Slide 2/√(in+out)");

  private final String id;
  private final String label;

  Scheme(String id, String label) {
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
