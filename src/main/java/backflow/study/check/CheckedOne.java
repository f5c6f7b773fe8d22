package backflow.study.check;

import backflow.check.Recipe;
import backflow.study.Finding;

/**
 * The gradient check of one parameter at one step.
 *
 * @param step with the parameters before its update
 * @param recipe every number on the way
 */
public record CheckedOne(long step, Recipe recipe) implements Finding {}
