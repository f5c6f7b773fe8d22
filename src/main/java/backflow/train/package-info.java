/**
 * An experiment is a value ({@link backflow.train.ExperimentSpec}), a trainer takes one step
 * ({@link backflow.train.Trainer}), a session owns the thread ({@link backflow.train.Session}).
 *
 * <p>A run can be had again: a {@link backflow.train.Checkpoint} is all that a run is between two
 * steps, {@link backflow.train.Checkpoints} keeps some of them in bounded memory, {@link
 * backflow.train.ChangeLog} what was changed on the way, and {@link backflow.train.Rewind} makes
 * any step of it once more, bit for bit, on a private copy.
 *
 * <p>Imports {@code math}, {@code nn}, {@code data}, {@code probe}; never a screen, a chart or a
 * command line.
 */
@NullMarked
package backflow.train;

import org.jspecify.annotations.NullMarked;
