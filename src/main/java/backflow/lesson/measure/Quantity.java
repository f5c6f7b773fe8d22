package backflow.lesson.measure;

/** Something with a name that every run has. */
interface Quantity {
  Value in(Measured run);
}
