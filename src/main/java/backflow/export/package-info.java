/**
 * The same figures elsewhere: Java2D's pen and picture files, and everything measured as CSV. The
 * only room besides {@code ui.shot} that knows {@code java.awt}; imports {@code chart}, {@code
 * figure}, {@code probe} and {@code train}.
 */
@NullMarked
package backflow.export;

import org.jspecify.annotations.NullMarked;
