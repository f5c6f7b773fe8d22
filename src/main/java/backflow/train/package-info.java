/**
 * An experiment is a value ({@link backflow.train.ExperimentSpec}), a trainer takes one step
 * ({@link backflow.train.Trainer}), a session owns the thread ({@link backflow.train.Session}).
 *
 * <p>Imports {@code math}, {@code nn}, {@code data}, {@code probe}; never a screen, a chart or a
 * command line.
 */
@NullMarked
package backflow.train;

import org.jspecify.annotations.NullMarked;
