/**
 * Where figures meet the screen: a canvas, the pen that draws on it, and the one pulse per frame at
 * which a window asks what is new.
 */
@NullMarked
package backflow.ui.canvas;

import org.jspecify.annotations.NullMarked;
