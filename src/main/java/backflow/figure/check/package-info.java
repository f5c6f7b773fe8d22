/**
 * The instruments of the board <em>Check</em>: is the gradient right, and how far can differences
 * tell? They read what the studies of {@link backflow.study.check} found, and nothing else. Knows
 * no toolkit and no trainer.
 */
@NullMarked
package backflow.figure.check;

import org.jspecify.annotations.NullMarked;
