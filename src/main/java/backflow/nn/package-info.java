/**
 * A network and one honest backward pass.
 *
 * <p>The symbols of this room, for a batch of n samples and layers l = 1..D (hidden) and D+1 (the
 * output): {@code u = a_(l-1)·Wᵀ + b}, {@code z = N(u)} with N batch or layer normalization or
 * nothing, {@code f(z)} the activation, then dropout, then the skip {@code a = a_(l-1) + s·f(z)} (s
 * = 1 plain, 1/√D scaled; without skip {@code a = f(z)}). Weights are out × in, batches n ×
 * features. {@code da} means ∂L/∂a, {@code dz} means δ = ∂L/∂z, and so on. L is the mean loss of
 * the batch.
 *
 * <p>Imports {@code math} and EJML's matrix type, nothing else of Backflow: no data, no probes, no
 * screen.
 */
@NullMarked
package backflow.nn;

import org.jspecify.annotations.NullMarked;
