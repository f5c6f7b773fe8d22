/**
 * The formats of picture files. A {@link backflow.export.page.Page} is drawn by the pen of the
 * format: Java2D for PNG, GIF and MP4; two small pens for SVG and PDF, because they must write the
 * same bytes every time, set the one bundled family everywhere, and keep heat maps crisp, which the
 * general converters tried do not.
 *
 * <p>Files are written aside and renamed. PNG and SVG carry the experiment that they show.
 */
@NullMarked
package backflow.export.file;

import org.jspecify.annotations.NullMarked;
