/**
 * The window: the only subtree that knows JavaFX. Pulls from the session once per frame and never
 * makes the trainer wait.
 */
@NullMarked
package backflow.ui;

import org.jspecify.annotations.NullMarked;
