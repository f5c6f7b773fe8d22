/**
 * Whether a gradient is right: centred and one-sided differences beside the backward pass, and the
 * reference cases. Imports {@code math} and {@code nn}.
 */
@NullMarked
package backflow.check;

import org.jspecify.annotations.NullMarked;
