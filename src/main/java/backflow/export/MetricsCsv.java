package backflow.export;

import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Draft;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that was measured, as a CSV file: a row per step and layer, from layer 1 at the input
 * to D+1, the output; the values of the step stand in each of its rows.
 *
 * <p>Numbers read back to the same bits and have a decimal point in every locale, or {@code NaN},
 * {@code Infinity}, {@code -Infinity}; empty where nothing was measured or is defined. Written as
 * steps come; the file appears at its place in {@link #commit}, whole or not at all. One thread.
 */
public final class MetricsCsv implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final Set<LayerQuantity> COLUMNS =
      EnumSet.range(LayerQuantity.WEIGHT_GRADIENT_NORM, LayerQuantity.WEIGHT_NORM);

  private final Draft draft;
  private final Writer out;
  private final StringBuilder row = new StringBuilder();

  private MetricsCsv(Draft draft) {
    this.draft = draft;
    out = new BufferedWriter(new OutputStreamWriter(draft, StandardCharsets.UTF_8), BUFFER);
  }

  /**
   * Starts a file with its line of column names.
   *
   * @param file where it shall stand in the end
   * @throws IOException if nothing can be written there; the message is one line that follows the
   *     name of the file
   */
  public static MetricsCsv to(Path file) throws IOException {
    MetricsCsv csv = new MetricsCsv(Draft.of(file));
    csv.out.write(header() + '\n');
    return csv;
  }

  /** The line of column names, without its end. */
  public static String header() {
    return COLUMNS.stream()
        .map(LayerQuantity::column)
        .collect(
            Collectors.joining(
                ",", "step,loss,accuracy,layer,", ",global_norm_before,global_norm_after"));
  }

  /** What stands in the columns of a layer, in their order; unmodifiable. */
  public static Set<LayerQuantity> layerColumns() {
    return Collections.unmodifiableSet(COLUMNS);
  }

  /**
   * Adds the rows of a step.
   *
   * @param snapshot a complete one; not modified
   * @throws IOException if they cannot be written; the message as that of {@link #to}
   */
  public void append(StepSnapshot snapshot) throws IOException {
    for (int layer = 1; layer <= snapshot.layers(); layer++) {
      row.setLength(0);
      row.append(snapshot.step());
      add(snapshot.get(StepQuantity.LOSS));
      add(snapshot.get(StepQuantity.ACCURACY));
      row.append(',').append(layer);
      for (LayerQuantity column : COLUMNS) {
        add(snapshot.get(column, layer));
      }
      add(snapshot.get(StepQuantity.GLOBAL_NORM_BEFORE));
      add(snapshot.get(StepQuantity.GLOBAL_NORM_AFTER));
      out.append(row.append('\n'));
    }
  }

  private void add(double value) {
    row.append(',');
    if (!Blank.is(value)) {
      row.append(value);
    }
  }

  /**
   * Ends the file and puts it in its place.
   *
   * @throws IOException if that fails; the message as that of {@link #to}
   */
  public void commit() throws IOException {
    out.flush();
    draft.commit();
  }

  /** Gives the file up, unless it has been committed. */
  @Override
  public void close() throws IOException {
    draft.close();
  }
}
