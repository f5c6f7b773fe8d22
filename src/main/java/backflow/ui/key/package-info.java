/** What the keys do. */
@NullMarked
package backflow.ui.key;

import org.jspecify.annotations.NullMarked;
