/**
 * What explains the window itself: the overlay that says what each thing is, and the tour of the
 * first start. Finds the parts of the window by their ids and style classes, so that no pane has to
 * know of it; a part that is not there is not spoken of.
 */
@NullMarked
package backflow.ui.guide;

import org.jspecify.annotations.NullMarked;
