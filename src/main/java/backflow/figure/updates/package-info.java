/** The instruments of the board Updates: what clipping and the optimizer make of the gradient. */
@NullMarked
package backflow.figure.updates;

import org.jspecify.annotations.NullMarked;
