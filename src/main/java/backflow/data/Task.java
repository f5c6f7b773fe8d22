package backflow.data;

/** What the target of a CSV file is taken for, by the word that experiment files use. */
public enum Task {
  /** Guessed from the column; how, is said at {@link CsvReader#read}. */
  AUTO("auto"),
  /** Every different entry is a class. */
  CLASSIFICATION("classification"),
  /** A number to predict. */
  REGRESSION("regression");

  private final String id;

  Task(String id) {
    this.id = id;
  }

  /** The word in experiment files. */
  public String id() {
    return id;
  }
}
