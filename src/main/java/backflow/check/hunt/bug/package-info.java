/**
 * The bugs that a hunt plants, one a file: each gets one formula of the textbook's backward pass
 * wrong and says what is wrong with it. A new one is a class here and its line in {@link
 * backflow.check.hunt.bug.Bugs}. Imports {@code math}, {@code nn} and {@code check}.
 */
@NullMarked
package backflow.check.hunt.bug;

import org.jspecify.annotations.NullMarked;
