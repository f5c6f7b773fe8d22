/**
 * The equation of what is selected, with its numbers plugged in. Values only: no pen, no toolkit.
 * Imports {@code chart}, {@code probe} and {@code figure.frame}.
 */
@NullMarked
package backflow.figure.equation;

import org.jspecify.annotations.NullMarked;
