/**
 * Numbers with no opinion: the element-wise and matrix kernels of the hot path, named random
 * streams, histograms and quantiles; also the distance between words. Knows nothing of networks;
 * imports nothing of Backflow.
 */
@NullMarked
package backflow.math;

import org.jspecify.annotations.NullMarked;
