/**
 * The bug hunt: a small network whose backward pass has one planted mistake. The learner sees the
 * gradient check and names layer and kind. Here are the dealing, the guesses and the score; the
 * mistakes are in {@code bug}, the backward pass they are planted in is in {@code textbook}: the
 * engine's own knows nothing of them. Imports {@code math}, {@code nn} and {@code check}.
 */
@NullMarked
package backflow.check.hunt;

import org.jspecify.annotations.NullMarked;
