/** Pictures of the window; the only room of {@code ui} with AWT. */
@NullMarked
package backflow.ui.shot;

import org.jspecify.annotations.NullMarked;
