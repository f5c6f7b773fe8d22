package backflow.export.render;

import backflow.math.Kernels;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import backflow.train.SpecException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Carries out orders: every run is trained once, for all that is wanted of it, and each file
 * appears whole or not at all. Belongs to one thread.
 */
public final class Rendering {
  /** What a picture counts for beside a step of training, in how far the work has come. */
  private static final long PICTURE = 200;

  private final Kernels kernels;
  private final WindowPictures window;
  private final LongConsumer progress;
  private long done;

  /**
   * A rendering.
   *
   * @param kernels for training
   * @param window pictures the window if that is ordered
   * @param progress told how far the work has come, of {@link #work}
   */
  public Rendering(Kernels kernels, WindowPictures window, LongConsumer progress) {
    this.kernels = kernels;
    this.window = window;
    this.progress = progress;
  }

  /** How much work orders are, in no unit. */
  public static long work(List<Order> orders) {
    long work = 0;
    for (Map.Entry<Source, List<Order>> entry : bySource(orders).entrySet()) {
      work += end(entry.getValue());
      for (Order order : entry.getValue()) {
        work += PICTURE * (order.hasStills() ? order.at().size() : 0);
        Order.Stretch film = order.film();
        work += film == null ? 0 : PICTURE * film.frames();
      }
    }
    return work;
  }

  private static Map<Source, List<Order>> bySource(List<Order> orders) {
    Map<Source, List<Order>> bySource = new LinkedHashMap<>();
    for (Order order : orders) {
      bySource.computeIfAbsent(order.source(), s -> new ArrayList<>()).add(order);
    }
    return bySource;
  }

  private static int end(List<Order> orders) {
    return orders.stream().mapToInt(Order::end).max().orElse(0);
  }

  /**
   * Carries out orders, one run after the other.
   *
   * @return the files that were written, in that order
   * @throws OrderException if one cannot be carried out; the files before it are there
   * @throws IOException if a file cannot be written; the message is one line
   */
  public List<Path> run(List<Order> orders) throws IOException {
    refuseTwice(orders);
    List<Path> files = new ArrayList<>();
    for (Map.Entry<Source, List<Order>> entry : bySource(orders).entrySet()) {
      files.addAll(run(entry.getKey(), entry.getValue()));
    }
    return files;
  }

  private static void refuseTwice(List<Order> orders) {
    Set<Path> files = new HashSet<>();
    for (Order order : orders) {
      for (Path file : Job.files(order)) {
        if (!files.add(file.toAbsolutePath().normalize())) {
          throw new OrderException(
              file + ": two pictures would be this file; give them names of their own");
        }
      }
    }
  }

  private List<Path> run(Source source, List<Order> orders) throws IOException {
    List<Job> jobs = new ArrayList<>();
    try {
      Darkroom room =
          new Darkroom(
              built(source),
              source.beside() == null ? null : built(source, source.beside()),
              kernels);
      for (Order order : orders) {
        jobs.add(new Job(order, room, window, () -> progress.accept(done += PICTURE)));
      }
      int end = end(orders);
      expose(jobs);
      while (room.steps() < end) {
        room.step();
        progress.accept(++done);
        expose(jobs);
      }
      List<Path> files = new ArrayList<>();
      for (Job job : jobs) {
        files.addAll(job.finish());
      }
      return files;
    } finally {
      for (Job job : jobs) {
        job.close();
      }
    }
  }

  private static Setup built(Source source) {
    return built(source, source.spec());
  }

  private static Setup built(Source source, ExperimentSpec spec) {
    try {
      return Setup.of(spec);
    } catch (SpecException e) {
      throw new OrderException(source.name() + ": " + e.getMessage(), e);
    }
  }

  private static void expose(List<Job> jobs) throws IOException {
    for (Job job : jobs) {
      job.expose();
    }
  }
}
