/**
 * What stands in a picture file: one instrument as a slide, a board as in the window, a single
 * card; each with its claim, its caption and a footer that says how to make it again. Drawn through
 * a {@link backflow.chart.Pen} like the charts themselves, so that every format shows the same
 * page.
 */
@NullMarked
package backflow.export.page;

import org.jspecify.annotations.NullMarked;
