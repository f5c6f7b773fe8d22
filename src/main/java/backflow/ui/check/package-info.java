/**
 * What stands over the charts of the board <em>Check</em>: how the gradient is checked, what spoils
 * the check, how far it has come. The checks themselves are {@link backflow.ui.model.Checks}'.
 */
@NullMarked
package backflow.ui.check;

import org.jspecify.annotations.NullMarked;
