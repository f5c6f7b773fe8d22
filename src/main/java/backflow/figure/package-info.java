/**
 * Backflow's instruments, one a file: measured values in, a drawing out, the same for window and
 * file. Imports {@code chart} and reads {@code probe}.
 */
@NullMarked
package backflow.figure;

import org.jspecify.annotations.NullMarked;
