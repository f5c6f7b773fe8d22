/** Colours, type and lengths of the window: style sheets and fonts. */
@NullMarked
package backflow.ui.theme;

import org.jspecify.annotations.NullMarked;
