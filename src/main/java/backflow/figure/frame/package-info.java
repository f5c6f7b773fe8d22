/**
 * What all instruments share: what a figure is and is given ({@link backflow.figure.frame.Figure},
 * {@link backflow.figure.frame.Readings}, {@link backflow.figure.frame.Focus}), and the parts that
 * they are put together from: frames, axes, lines by step, colour bars, labels. Knows no single
 * instrument.
 */
@NullMarked
package backflow.figure.frame;

import org.jspecify.annotations.NullMarked;
