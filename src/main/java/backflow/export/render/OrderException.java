package backflow.export.render;

/** An order that cannot be carried out; the message is one line for a person. */
public final class OrderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public OrderException(String message) {
    super(message);
  }

  /** Says what is wrong and keeps the cause. */
  public OrderException(String message, Throwable cause) {
    super(message, cause);
  }
}
