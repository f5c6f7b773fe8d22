/**
 * Backflow's instruments: measured values in, a drawing out, the same for window and file. This
 * package is the catalogue; each board has a package of its own with one instrument a file, and
 * {@code frame} holds what they share. Nothing here knows a screen.
 */
@NullMarked
package backflow.figure;

import org.jspecify.annotations.NullMarked;
