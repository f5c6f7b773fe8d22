/** Boards of instruments: cards that hold a figure each, linked by what the reader looks at. */
@NullMarked
package backflow.ui.board;

import org.jspecify.annotations.NullMarked;
