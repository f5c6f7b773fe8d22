/**
 * What one step felt like in each layer, and the memory of it. Probes read and change nothing: with
 * them on or off the weights after k steps are the same bits.
 *
 * <p>{@link backflow.probe.Probe} measures on the training thread, {@link
 * backflow.probe.StepSnapshot} carries the values out, {@link backflow.probe.History} keeps them in
 * bounded memory and is read from any thread. Imports {@code math} and {@code nn}.
 */
@NullMarked
package backflow.probe;

import org.jspecify.annotations.NullMarked;
