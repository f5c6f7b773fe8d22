/**
 * Names for what goes wrong in a run, why, and what helps. {@link backflow.diagnose.Diagnosis}
 * follows a run step by step on the training thread and remembers from when to when what was wrong;
 * {@link backflow.diagnose.Examination} says it in words for any step, on any thread. The rules are
 * in {@code rule}, the figures they look at in {@code vital}.
 *
 * <p>Imports {@code math}, {@code nn} and {@code probe}; knows no experiment, no trainer and no
 * screen.
 */
@NullMarked
package backflow.diagnose;

import org.jspecify.annotations.NullMarked;
