/** Measures how smooth the window is. Imports the window; nobody but the entry point imports it. */
@NullMarked
package backflow.ui.bench;

import org.jspecify.annotations.NullMarked;
