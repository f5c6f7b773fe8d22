/**
 * The board Units: what single units and whole layers do. Which units live and die, how activations
 * and gradients are distributed, how much of a layer is off or flat, and the activation function
 * with what it is fed.
 */
@NullMarked
package backflow.figure.units;

import org.jspecify.annotations.NullMarked;
