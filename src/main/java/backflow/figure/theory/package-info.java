/**
 * The board Theory: what a wide random net would do, beside what this one does; one path of the
 * chain rule, factor by factor; how the Jacobians of the layers stretch and flatten.
 */
@NullMarked
package backflow.figure.theory;

import org.jspecify.annotations.NullMarked;
