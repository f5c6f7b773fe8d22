/**
 * Activation functions, one a file: value and derivative are one type. Imports {@code math} only.
 */
@NullMarked
package backflow.nn.activation;

import org.jspecify.annotations.NullMarked;
