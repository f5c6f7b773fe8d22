package backflow.nn;

/** What stands between a layer's linear map and its activation. */
public enum Normalization {
  /** z = u. */
  NONE("none"),
  /** Over the batch, per unit (Ioffe and Szegedy 2015). */
  BATCH("batch"),
  /** Over the units, per sample (Ba, Kiros and Hinton 2016). */
  LAYER("layer");

  private final String id;

  Normalization(String id) {
    this.id = id;
  }

  /** The word in experiment files. */
  public String id() {
    return id;
  }
}
