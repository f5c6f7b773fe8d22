/**
 * Pictures of experiments without a window: {@link backflow.export.render.Darkroom} trains a run
 * and hands out what its instruments show at its steps; {@link backflow.export.render.Rendering}
 * carries out orders for files, training each run once for all that is wanted of it.
 */
@NullMarked
package backflow.export.render;

import org.jspecify.annotations.NullMarked;
