/**
 * What can be taught: the built-in experiments ({@code Scenes}), each with a claim, what to watch
 * and what to predict, and the lessons ({@code Lessons}), guided paths through them. The files are
 * in {@code assets/scenes} and {@code assets/lessons}; {@code LessonReader} reads the latter,
 * {@code LessonBlocks} cuts them up. {@code Diagnoses} is where training meets diagnosis. May not
 * import a screen.
 */
@NullMarked
package backflow.lesson;

import org.jspecify.annotations.NullMarked;
