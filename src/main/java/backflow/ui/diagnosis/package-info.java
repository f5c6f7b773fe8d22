/**
 * The right column: what the diagnosis says of the run, and the equation of what is selected.
 * JavaFX, UI thread; what goes wrong is decided in {@code diagnose}, never here.
 */
@NullMarked
package backflow.ui.diagnosis;

import org.jspecify.annotations.NullMarked;
