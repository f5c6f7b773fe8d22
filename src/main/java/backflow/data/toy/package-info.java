/**
 * The generated data sets, one shape a file. A shape says exactly where its samples lie; {@link
 * backflow.data.toy.Toy} draws them and adds the noise. Imports {@code data} and {@code math} only.
 */
@NullMarked
package backflow.data.toy;

import org.jspecify.annotations.NullMarked;
