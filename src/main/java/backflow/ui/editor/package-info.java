/**
 * Control rows: a label, an editor, and the reason why a value is refused. Each row shows one
 * setting of the experiment and changes it through the application model.
 */
@NullMarked
package backflow.ui.editor;

import org.jspecify.annotations.NullMarked;
