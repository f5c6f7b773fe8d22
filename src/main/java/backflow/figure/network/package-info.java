/**
 * The board Network: the net as a graph, what it says over its inputs, and one unit under the lens.
 */
@NullMarked
package backflow.figure.network;

import org.jspecify.annotations.NullMarked;
