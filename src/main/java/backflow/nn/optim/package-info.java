/**
 * What makes parameters of gradients: optimizers, learning-rate schedules and clipping. Imports
 * {@code nn}'s parameters and {@code math}.
 */
@NullMarked
package backflow.nn.optim;

import org.jspecify.annotations.NullMarked;
