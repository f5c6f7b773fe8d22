/**
 * A small grammar of graphics without a toolkit: scales, ticks, palettes, marks, and the pen they
 * are drawn with. Imports {@code math}; never a screen.
 */
@NullMarked
package backflow.chart;

import org.jspecify.annotations.NullMarked;
