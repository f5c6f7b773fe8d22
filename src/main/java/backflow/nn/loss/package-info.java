/** Losses, one a file: value and gradient are one type. Imports {@code math} only. */
@NullMarked
package backflow.nn.loss;

import org.jspecify.annotations.NullMarked;
