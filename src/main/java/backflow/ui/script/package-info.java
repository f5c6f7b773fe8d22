/** The experiment as a PyTorch script in a window of its own: to be read, copied and saved. */
@NullMarked
package backflow.ui.script;

import org.jspecify.annotations.NullMarked;
