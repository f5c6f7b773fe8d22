/**
 * An experiment as a PyTorch script: one readable Python file that holds the same start, deals the
 * same batches, trains the same network and prints the same metrics. Each part of the script is
 * written by one file here, and only the parts that the experiment uses. Imports {@code math},
 * {@code nn}, {@code data}, {@code probe} and {@code train}; no screen.
 */
@NullMarked
package backflow.export.pytorch;

import org.jspecify.annotations.NullMarked;
