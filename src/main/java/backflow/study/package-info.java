/**
 * What needs the parameters of a moment, and not only what was measured then: distributions, single
 * units, maps, spectra. A {@link backflow.study.Moment} is a run stopped at one step, on a private
 * copy; a {@link backflow.study.Study} works something out from it, away from the training thread
 * and from the screen, and gives a value. Nothing here changes a run.
 *
 * <p>Imports {@code math}, {@code nn}, {@code data}, {@code probe}, {@code theory} and {@code
 * train}; never {@code chart} or a screen.
 */
@NullMarked
package backflow.study;

import org.jspecify.annotations.NullMarked;
