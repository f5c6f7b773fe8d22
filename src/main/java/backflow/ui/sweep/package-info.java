/**
 * What stands over the charts of the board <em>Sweep</em>: which settings are varied, how far the
 * runs have come. The runs themselves are {@link backflow.ui.model.SweepDesk}'s.
 */
@NullMarked
package backflow.ui.sweep;

import org.jspecify.annotations.NullMarked;
