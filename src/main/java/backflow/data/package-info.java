/**
 * What is learned: generated sets, CSV files, splits, standardization and batches. Imports {@code
 * math} only.
 */
@NullMarked
package backflow.data;

import org.jspecify.annotations.NullMarked;
