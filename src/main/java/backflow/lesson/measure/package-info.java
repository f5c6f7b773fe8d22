/**
 * What lesson files say of a run: names of quantities and settings, expressions over them,
 * conditions, and texts with numbers to be filled in. Parsed once, evaluated on any run; nothing
 * here trains. May not import a screen.
 */
@NullMarked
package backflow.lesson.measure;

import org.jspecify.annotations.NullMarked;
