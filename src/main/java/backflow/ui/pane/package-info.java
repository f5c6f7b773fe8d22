/** The parts of the window around the board: top bar, tabs, the column of controls. */
@NullMarked
package backflow.ui.pane;

import org.jspecify.annotations.NullMarked;
