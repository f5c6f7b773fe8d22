/**
 * Pictures of what the window shows: a sheet over the window with the choices on the left and, on
 * the right, the very picture that the file will hold. Pages are drawn and files written off the UI
 * thread, from copies of what was measured; the whole window is pictured on it, as a likeness that
 * is never on a screen.
 */
@NullMarked
package backflow.ui.export;

import org.jspecify.annotations.NullMarked;
