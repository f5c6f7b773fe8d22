/**
 * What can be shown in class: the built-in experiments, each with a claim, what to watch and what
 * to predict. The files are in {@code assets/scenes}. Imports {@code train}; never a screen.
 */
@NullMarked
package backflow.lesson;

import org.jspecify.annotations.NullMarked;
