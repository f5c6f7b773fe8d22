/**
 * The board <em>Flow</em>: how the signals run through the layers, now and step by step. One
 * instrument a file; imports the frame and reads {@code probe}.
 */
@NullMarked
package backflow.figure.flow;

import org.jspecify.annotations.NullMarked;
