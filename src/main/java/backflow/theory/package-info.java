/**
 * What theory says before anything is measured: mean-field gains of wide random networks, chains of
 * factors, spectra of Jacobians. Imports {@code math} and {@code nn}.
 *
 * <p>Letters: q variance of a pre-activation, χ factor by which the squared backward signal is
 * multiplied per layer, σ_w² and σ_b² variances of weights (times fan-in) and biases.
 */
@NullMarked
package backflow.theory;

import org.jspecify.annotations.NullMarked;
