/**
 * Guided paths in the window: the list of lessons, and the column that walks one: text, prediction,
 * reveal, an exercise, a summary. JavaFX, UI thread; what a lesson is, and what is right, is said
 * in {@code lesson}.
 */
@NullMarked
package backflow.ui.lesson;

import org.jspecify.annotations.NullMarked;
