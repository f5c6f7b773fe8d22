package backflow.nn.activation;

/** An activation with its two names; the base of all in this room. */
abstract class NamedActivation implements Activation {
  private final String id;
  private final String label;

  NamedActivation(String id, String label) {
    this.id = id;
    this.label = label;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String label() {
    return label;
  }

  @Override
  public final String toString() {
    return label;
  }
}
