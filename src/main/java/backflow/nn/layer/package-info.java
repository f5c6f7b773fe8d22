/**
 * The parts a layer is built of, one a file: the linear map, the two normalizations, dropout. Each
 * has its forward pass beside its backward pass. Imports {@code math} and {@code nn.Parameter}.
 */
@NullMarked
package backflow.nn.layer;

import org.jspecify.annotations.NullMarked;
