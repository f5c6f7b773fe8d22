/**
 * Presenting: one or two instruments as large as the screen, a question to predict, a key that
 * reveals. Builds on {@code board} and {@code canvas}; nothing here reads keys or the stage but the
 * {@link backflow.ui.present.Presentation} itself.
 */
@NullMarked
package backflow.ui.present;

import org.jspecify.annotations.NullMarked;
