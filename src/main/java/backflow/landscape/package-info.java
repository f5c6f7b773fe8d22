/**
 * Surfaces that optimizers walk on: functions of two parameters with their exact gradients, and the
 * walks. Pure functions; no run is needed, nothing is shared.
 */
@NullMarked
package backflow.landscape;

import org.jspecify.annotations.NullMarked;
