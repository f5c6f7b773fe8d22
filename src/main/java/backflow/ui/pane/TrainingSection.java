package backflow.ui.pane;

import static backflow.ui.editor.NumberSetting.live;
import static backflow.ui.editor.NumberSetting.restarting;

import backflow.chart.Numbers;
import backflow.math.FloatFormat;
import backflow.nn.optim.Schedule;
import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.train.LossChoice;
import backflow.train.OptimizerSpec;
import backflow.train.OptimizerSpec.Kind;
import backflow.ui.editor.Caption;
import backflow.ui.editor.ChoiceRow;
import backflow.ui.editor.NumberRow;
import backflow.ui.editor.NumberSetting;
import backflow.ui.editor.Row;
import backflow.ui.editor.SliderScale;
import backflow.ui.editor.SwitchRow;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.Set;

/** How the network learns: loss, optimizer and its rates, learning rate, schedule, batch. */
final class TrainingSection {
  /** From the usual one to the shortest. */
  private static final List<FloatFormat> PRECISIONS =
      List.of(FloatFormat.FLOAT64, FloatFormat.FLOAT32, FloatFormat.BFLOAT16, FloatFormat.FLOAT16);

  private TrainingSection() {}

  static Section of(AppModel model) {
    return new Section(
        model,
        "Training",
        TrainingSection::summary,
        new ChoiceRow<>(
            model,
            Caption.of(
                "loss",
                "Loss",
                true,
                "What is minimized; auto is cross-entropy for classes, squared error for numbers."),
            List.of(LossChoice.values()),
            LossChoice::label,
            s -> s.training().loss(),
            TrainingChange::loss),
        new ChoiceRow<>(
            model,
            Caption.of("optimizer", "Optimizer", true, "What makes an update of a gradient."),
            List.of(Kind.values()),
            Kind::label,
            s -> s.training().optimizer().kind(),
            TrainingChange::kind),
        rate(model, live(Limits.MOMENTUM, "Momentum", TrainingChange::momentum), Kind.SGD),
        new SwitchRow(
                model,
                Caption.of(
                    "nesterov", "Nesterov", false, "Whether the momentum of SGD looks ahead."),
                s -> s.training().optimizer().nesterov(),
                TrainingChange::nesterov)
            .visibleWhen(TrainingSection::hasMomentum),
        rate(model, live(Limits.BETA1, "β₁", TrainingChange::beta1), Kind.ADAM, Kind.ADAMW),
        rate(model, live(Limits.BETA2, "β₂", TrainingChange::beta2), Kind.ADAM, Kind.ADAMW),
        rate(model, live(Limits.DECAY, "Decay", TrainingChange::decay), Kind.RMSPROP),
        rate(
            model,
            live(Limits.EPSILON, "ε", TrainingChange::epsilon),
            Kind.RMSPROP,
            Kind.ADAGRAD,
            Kind.ADAM,
            Kind.ADAMW),
        new NumberRow(
            model, live(Limits.LEARNING_RATE, "Learning rate", TrainingChange::learningRate)),
        new ChoiceRow<>(
            model,
            Caption.of("schedule", "Schedule", true, "How the learning rate changes with steps."),
            List.of(Schedule.Kind.values()),
            Schedule.Kind::label,
            s -> s.training().schedule().kind(),
            TrainingChange::scheduleKind),
        law(
            model,
            restarting(Limits.EVERY, "Every", TrainingChange::every).in("steps"),
            Schedule.Kind.STEP),
        law(
            model,
            restarting(Limits.FACTOR, "Factor", TrainingChange::factor),
            Schedule.Kind.STEP,
            Schedule.Kind.EXPONENTIAL),
        law(
            model,
            restarting(Limits.OVER, "Over", TrainingChange::over).in("steps"),
            Schedule.Kind.COSINE,
            Schedule.Kind.WARM_UP),
        law(model, restarting(Limits.FLOOR, "Floor", TrainingChange::floor), Schedule.Kind.COSINE),
        new NumberRow(model, restarting(Limits.BATCH_SIZE, "Batch", TrainingChange::batch)),
        new NumberRow(
            model,
            live(Limits.WEIGHT_DECAY, "Weight decay", TrainingChange::weightDecay)
                .along(new SliderScale.ZeroThenLog(new SliderScale.Log(1e-6, 0.1, false)))),
        new ChoiceRow<>(
            model,
            Caption.of(
                "precision",
                "Precision",
                true,
                "The format of every tensor: float64 as it is; the others are emulated by rounding"
                    + " after each operation, which trains slower. 16-bit formats keep float32"
                    + " weights for the update."),
            PRECISIONS,
            FloatFormat::word,
            s -> s.training().precision(),
            TrainingChange::precision),
        new NumberRow(model, restarting(Limits.LOSS_SCALE, "Loss scale", TrainingChange::lossScale))
            .visibleWhen(s -> !s.training().lossScale().dynamic()),
        new SwitchRow(
            model,
            Caption.of(
                "dynamicScale",
                "Auto scale",
                true,
                "A dynamic loss scale: it starts at 65,536; halved where a gradient overflows,"
                    + " whose step is skipped; doubled after 200 good steps."),
            s -> s.training().lossScale().dynamic(),
            TrainingChange::dynamicScale));
  }

  private static Row rate(AppModel model, NumberSetting setting, Kind... of) {
    Set<Kind> kinds = Set.of(of);
    return new NumberRow(model, setting)
        .visibleWhen(s -> kinds.contains(s.training().optimizer().kind()));
  }

  private static Row law(AppModel model, NumberSetting setting, Schedule.Kind... of) {
    Set<Schedule.Kind> kinds = Set.of(of);
    return new NumberRow(model, setting)
        .visibleWhen(s -> kinds.contains(s.training().schedule().kind()));
  }

  private static boolean hasMomentum(ExperimentSpec spec) {
    OptimizerSpec optimizer = spec.training().optimizer();
    return optimizer.kind() == Kind.SGD && optimizer.momentum() > 0;
  }

  private static String summary(ExperimentSpec spec) {
    var training = spec.training();
    return training.optimizer().kind().label()
        + " · rate "
        + Numbers.value(training.learningRate());
  }
}
