package backflow.study.check;

import backflow.check.CheckProgress;
import backflow.check.Inquiry;
import backflow.check.Spoiler;
import backflow.check.Spoilers;
import backflow.check.Subject;
import backflow.data.Dataset;
import backflow.study.Finding;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.train.CheckSpec;
import backflow.train.Setup;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A study that checks gradients: it takes seconds. The window makes it when its board is opened,
 * when its question is another, and when the reader asks; while it is made it says how far it is.
 *
 * @param <T> what it finds
 */
public interface CheckStudy<T extends Finding> extends Study<T> {
  /**
   * Works it out.
   *
   * @param moment not modified
   * @param inquiry what the reader has chosen
   * @param progress hears how far it is
   * @param cancelled asked at least every few milliseconds
   * @return null if it gave up
   */
  @Nullable T of(Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled);

  @Override
  default @Nullable T of(Moment moment, Interest interest, Cancelled cancelled) {
    return of(moment, interest.inquiry(), (done, of) -> {}, cancelled);
  }

  /**
   * As much of an inquiry as its finding depends on, the rest as usual: two inquiries that are
   * equal in this have one answer.
   */
  Inquiry question(Inquiry inquiry);

  /** What an experiment wants checked when it is opened. */
  static Inquiry inquiry(CheckSpec check) {
    List<String> spoilers =
        Spoilers.all().stream().map(Spoiler::id).filter(check.spoilers()::contains).toList();
    return Inquiry.USUAL
        .withPrecision(check.precision())
        .withEpsilon(check.epsilon())
        .withSample(check.sample())
        .withSpoilers(spoilers);
  }

  /** Which is made first: the quick ones, with small numbers. */
  int turn();

  /**
   * What is checked: the gradient of the loss on the first batch of the training set, in its order
   * before shuffling, at the parameters of the moment. The same batch at every step, so that checks
   * of two steps differ by the parameters only.
   */
  static Subject subject(Moment moment) {
    Setup setup = moment.setup();
    int size = Math.min(setup.spec().training().batchSize(), setup.train().size());
    Dataset batch = setup.train().select(IntStream.range(0, size).toArray());
    return new Subject(
        moment.network(), setup.targets().loss(), batch.x(), batch.y(), setup.spec().seed());
  }
}
