package backflow.export.pytorch;

import backflow.data.Dataset;
import backflow.nn.Layer;
import backflow.train.Setup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The numbers a script starts from, bit by bit as Backflow has them: inputs, targets, then W and b
 * of each layer, as little-endian numbers of 64 bits. Up to a megabyte stands in the script itself,
 * in base64; more than that in a file beside it.
 */
final class StartNumbers {
  /** What the file beside a script is called, behind the script's name. */
  static final String SUFFIX = ".start";

  private static final long LARGE = 1 << 20;
  private static final int LINE = 100;
  private static final int BUFFER = 1 << 13;

  private static final String TAKE =
      """
      def take(*shape):
          \"""The next of the numbers at the start.\"""
          global numbers
          count = math.prod(shape)
          taken, numbers = numbers[:count], numbers[count:]
          return taken.reshape(shape)@copied@
      """;

  private static final String EMBEDDED =
      """
      # The start, bit by bit: x, y, then W and b of each layer, as little-endian float64 in base64.
      START = \"""
      @numbers@
      \"""
      numbers = torch.frombuffer(bytearray(base64.b64decode(START)), dtype=torch.float64)
      """;

  private static final String BESIDE =
      """
      # The start, bit by bit: x, y, then W and b of each layer, as little-endian float64.
      START = pathlib.Path(__file__ + "@suffix@").read_bytes()
      numbers = torch.frombuffer(bytearray(START), dtype=torch.float64)
      """;

  private final List<DMatrixRMaj> parts = new ArrayList<>();
  private final String copied;

  /**
   * Those of an experiment.
   *
   * @param setup at its start; only read
   */
  StartNumbers(Setup setup) {
    Dataset train = setup.train();
    String dtype = Python.dtype(setup.spec().training().precision());
    copied = dtype.equals("torch.float64") ? ".clone()" : ".to(" + dtype + ")";
    parts.add(train.x());
    parts.add(train.y());
    for (Layer layer : setup.network().layers()) {
      parts.add(layer.dense().weight().value());
      parts.add(layer.dense().bias().value());
    }
  }

  /** How many bytes they are. */
  long bytes() {
    return parts.stream().mapToLong(m -> (long) Double.BYTES * m.getNumElements()).sum();
  }

  /** Whether they stand in a file beside the script. */
  boolean beside() {
    return bytes() > LARGE;
  }

  /** What of it stands in the script. */
  String code() {
    String start =
        beside() ? BESIDE.replace("@suffix@", SUFFIX) : EMBEDDED.replace("@numbers@", base64());
    return start + "\n\n" + TAKE.replace("@copied@", copied);
  }

  private String base64() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes.toByteArray());
  }

  /**
   * Writes them.
   *
   * @throws IOException if that fails
   */
  void write(OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (DMatrixRMaj part : parts) {
      int n = part.getNumElements();
      for (int i = 0; i < n; i++) {
        buffer.putDouble(part.data[i]);
        if (!buffer.hasRemaining()) {
          drain(buffer, out);
        }
      }
    }
    drain(buffer, out);
  }

  private static void drain(ByteBuffer buffer, OutputStream out) throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
