package backflow.study.check;

import backflow.check.DepthErrors;
import backflow.study.Finding;

/**
 * How the error of a gradient check goes with depth.
 *
 * @param step the step at which it was asked for; the networks are at their start, whatever it is
 * @param errors what was found
 */
public record CheckedDepths(long step, DepthErrors errors) implements Finding {}
