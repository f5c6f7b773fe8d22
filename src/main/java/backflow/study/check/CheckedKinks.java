package backflow.study.check;

import backflow.check.KinkLine;
import backflow.study.Finding;

/**
 * The loss along one parameter at one step.
 *
 * @param step with the parameters before its update
 * @param line the loss and its kinks
 */
public record CheckedKinks(long step, KinkLine line) implements Finding {}
