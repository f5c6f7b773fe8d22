/**
 * Names for what goes wrong, one rule a file, all of them in {@link backflow.diagnose.rule.Rules}:
 * when a rule fires and how badly, with which numbers, and in words: what, because of which chain
 * of numbers, what helps, and what does not. Imports {@code math}, {@code nn} and {@code probe}.
 */
@NullMarked
package backflow.diagnose.rule;

import org.jspecify.annotations.NullMarked;
