package backflow.study.check;

import backflow.check.EpsilonCurves;
import backflow.study.Finding;

/**
 * The error of the gradient check against ε at one step.
 *
 * @param step with the parameters before its update
 * @param curves the errors
 */
public record CheckedEpsilons(long step, EpsilonCurves curves) implements Finding {}
