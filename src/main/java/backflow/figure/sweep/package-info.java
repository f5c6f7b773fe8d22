/**
 * The instruments of the board <em>Sweep</em>: what becomes of many runs when one or two settings
 * are varied. They read the {@link backflow.sweep.SweepTable} of the readings and nothing else.
 * Knows no toolkit and no trainer.
 */
@NullMarked
package backflow.figure.sweep;

import org.jspecify.annotations.NullMarked;
