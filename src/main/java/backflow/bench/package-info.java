/**
 * How fast the engine is: the five reference workloads, which every engine that is compared starts
 * from the same bits. Measures the real {@code train.Trainer}; prints nothing, {@code cli} does.
 */
@NullMarked
package backflow.bench;

import org.jspecify.annotations.NullMarked;
