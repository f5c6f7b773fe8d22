/**
 * The figures that rules look at: medians and means over the last steps of a run, kept up to date
 * at constant cost per step. Imports {@code math}, {@code nn} and {@code probe}.
 */
@NullMarked
package backflow.diagnose.vital;

import org.jspecify.annotations.NullMarked;
