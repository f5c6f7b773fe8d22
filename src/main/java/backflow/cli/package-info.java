/** The command line, one command a file. Never imports {@code ui}; the only room that prints. */
@NullMarked
package backflow.cli;

import org.jspecify.annotations.NullMarked;
