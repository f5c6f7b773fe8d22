/** How weights start: the schemes of the literature by name. Imports {@code math} only. */
@NullMarked
package backflow.nn.init;

import org.jspecify.annotations.NullMarked;
