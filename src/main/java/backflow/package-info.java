/**
 * Backflow shows what gradients do inside deep networks.
 *
 * <p>This package holds only the entry point. Everything else stands in a room of its own; the
 * README's reading path leads through six of them.
 */
@NullMarked
package backflow;

import org.jspecify.annotations.NullMarked;
