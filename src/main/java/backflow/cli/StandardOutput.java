package backflow.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The standard output, which remembers why it could not be written instead of throwing. A reader
 * that has read enough and closed its pipe is no failure.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private String failure = "";
  private boolean broken;

  /** Why something could not be written, in one line; empty if nothing failed. */
  String failure() {
    return failure;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (broken) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      broken = true;
      String why = String.valueOf(e.getMessage());
      failure = why.toLowerCase(Locale.ROOT).contains("pipe") ? "" : why;
    }
  }
}
