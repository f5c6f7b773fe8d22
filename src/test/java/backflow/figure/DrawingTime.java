package backflow.figure;

import backflow.chart.Pen;
import backflow.chart.RecordingPen;
import backflow.chart.Theme;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the figures themselves take, without any toolkit; started by hand. */
public final class DrawingTime {
  private DrawingTime() {}

  /**
   * Draws a board many times.
   *
   * @param args not used
   */
  public static void main(String[] args) {
    for (int hidden : new int[] {20, 150, 300}) {
      Readings readings = Synthetic.healthy(hidden, 1500);
      List<Figure> figures = new ArrayList<>();
      Figures.all().forEach(instrument -> figures.add(instrument.figure()));
      double[] total = new double[figures.size()];
      int frames = 200;
      var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long bytes = 0;
      for (int frame = 0; frame < 2 * frames; frame++) {
        for (int i = 0; i < total.length; i++) {
          Look look = i < 2 ? Look.of(Theme.DARK, 624, 453) : Look.of(Theme.DARK, 412, 340);
          Pen pen = new RecordingPen();
          long before = threads.getCurrentThreadAllocatedBytes();
          long start = threads.getCurrentThreadCpuTime();
          figures.get(i).draw(pen, readings, look, Focus.LIVE.withLayer(7));
          if (frame >= frames) {
            total[i] += (threads.getCurrentThreadCpuTime() - start) / 1e6 / frames;
            bytes += threads.getCurrentThreadAllocatedBytes() - before;
          }
        }
      }
      StringBuilder line = new StringBuilder("layers " + hidden + " ms:");
      for (double ms : total) {
        line.append(String.format(Locale.ROOT, " %.2f", ms));
      }
      System.out.println(line + "  kB/frame with the notes: " + bytes / frames / 1024);
    }
  }
}
