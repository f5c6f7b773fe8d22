/**
 * What the window knows, apart from how it looks: the application model, undo, what is remembered
 * from one start to the next. A package of its own, so that panes can use it without a cycle
 * through the window that holds them.
 */
@NullMarked
package backflow.ui.model;

import org.jspecify.annotations.NullMarked;
