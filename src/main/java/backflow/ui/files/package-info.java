/**
 * Experiments as files of the reader's own: what lies on the desk and where it belongs, opening and
 * saving, the list of recent files, what is kept from one start to the next, and the menu, the line
 * and the questions that go with it. JavaFX, UI thread; what touches a disk is done by the worker
 * that was handed in and fetched at the next frame.
 */
@NullMarked
package backflow.ui.files;

import org.jspecify.annotations.NullMarked;
