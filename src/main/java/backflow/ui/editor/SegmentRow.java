package backflow.ui.editor;

import backflow.train.ExperimentSpec;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A setting with a few choices side by side, as wide as the column.
 *
 * @param <T> what is chosen
 */
public final class SegmentRow<T> extends Row {
  private final Segments<T> segments;
  private final Function<ExperimentSpec, T> get;

  /**
   * A row for a setting; it has no label, the section's title is enough.
   *
   * @param model where the setting lives
   * @param caption what the tooltip says
   * @param choices two to five
   * @param words how a choice is called on screen
   * @param get reads the setting
   * @param with an experiment with another choice
   */
  public SegmentRow(
      AppModel model,
      Caption caption,
      List<T> choices,
      Function<T, String> words,
      Function<ExperimentSpec, T> get,
      BiFunction<ExperimentSpec, T, ExperimentSpec> with) {
    super(model, caption);
    this.get = get;
    segments =
        new Segments<>(
            "segments-" + caption.key(),
            choices,
            words,
            choice -> {
              String refusal = model.edit(caption.key(), spec -> with.apply(spec, choice));
              show(model.spec());
              refuse(refusal);
            });
    withoutLabel();
    assemble(segments);
  }

  @Override
  void show(ExperimentSpec spec) {
    segments.show(get.apply(spec));
    accept();
  }
}
