/** Benchmarks of the hot loops (JMH), and the step of training that the kernels are tuned for. */
@NullMarked
package backflow.bench;

import org.jspecify.annotations.NullMarked;
