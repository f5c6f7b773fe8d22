/**
 * One experiment many times, with one or two of its settings varied and from several seeds: {@link
 * backflow.sweep.SweepPlan} says which runs, {@link backflow.sweep.SweepSession} trains them on
 * threads of its own, {@link backflow.sweep.SweepTable} is what came out so far, {@link
 * backflow.sweep.RunFiles} keeps what is finished in a folder and {@link backflow.sweep.KeptRuns}
 * in memory, and {@link backflow.sweep.CriticalLine} is what theory draws over it. A run is trained
 * by one thread from its own experiment, so its numbers are the same bits whoever trains it and
 * when.
 *
 * <p>Imports {@code math}, {@code nn}, {@code data}, {@code probe}, {@code train}, {@code
 * diagnose}, {@code lesson}, {@code theory}, {@code study}; never a screen, a chart or a command
 * line.
 */
@NullMarked
package backflow.sweep;

import org.jspecify.annotations.NullMarked;
