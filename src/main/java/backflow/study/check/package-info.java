/**
 * Gradient checks of a moment: what the room {@code check} finds, as a finding that figures show. A
 * {@link backflow.study.check.CheckStudy} takes too long to be made again and again beside a
 * training; it is made when it is asked for. Imports what {@code study} imports, and {@code check}.
 */
@NullMarked
package backflow.study.check;

import org.jspecify.annotations.NullMarked;
