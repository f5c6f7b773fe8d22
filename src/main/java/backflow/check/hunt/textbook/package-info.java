/**
 * The backward pass as a textbook has it: slow, allocating, one formula a method, each of which can
 * be replaced in one layer. It works from what a forward pass of the engine left, and shares no
 * line of code with the engine's own backward pass; honest, both give the same gradient.
 *
 * <p>The signals of this room are those of the summed loss of the batch, ℓ = n·L: {@code da} is
 * ∂ℓ/∂a. The 1/n of the mean loss L stands in the gradient of every parameter. Other symbols are
 * those of {@code nn}. Imports {@code math}, {@code nn} and {@code check}.
 */
@NullMarked
package backflow.check.hunt.textbook;

import org.jspecify.annotations.NullMarked;
