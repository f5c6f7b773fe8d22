/**
 * The bug hunt on the board Check: a column that asks which layer and which mistake, and a table of
 * what the check shows. The hunts themselves are values of {@code check.hunt}.
 */
@NullMarked
package backflow.ui.hunt;

import org.jspecify.annotations.NullMarked;
