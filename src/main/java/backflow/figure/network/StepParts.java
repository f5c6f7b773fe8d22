package backflow.figure.network;

import backflow.figure.frame.Knob;
import java.util.Arrays;
import java.util.List;

/** The knobs of the graph by which the numbers of a step travel, for those who turn them. */
public final class StepParts {
  /** Which part of a step is shown. */
  public static final Knob.Choice SHOW = SubStep.SHOW;

  /** How far its numbers have come, in percent of the layers. */
  public static final Knob.Dial TRAVELLED = SubStep.TRAVELLED;

  /** The word for the whole step. */
  public static final String WHOLE = SHOW.words().get(0);

  /** The words of its parts, in order. */
  public static final List<String> ALL =
      Arrays.stream(SubStep.values()).map(SubStep::word).toList();

  private StepParts() {}
}
