package backflow.ui.pane;

import backflow.math.FloatFormat;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.ExperimentSpec;
import backflow.train.LossChoice;
import backflow.train.LossScale;
import backflow.train.OptimizerSpec;
import backflow.train.TrainingSpec;

/** An experiment that trains otherwise, one setting at a time. */
final class TrainingChange {
  private TrainingChange() {}

  static ExperimentSpec loss(ExperimentSpec spec, LossChoice loss) {
    TrainingSpec t = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            loss,
            t.optimizer(),
            t.learningRate(),
            t.schedule(),
            t.batchSize(),
            t.weightDecay(),
            t.clipping(),
            t.steps(),
            t.precision(),
            t.lossScale()));
  }

  static ExperimentSpec kind(ExperimentSpec spec, OptimizerSpec.Kind kind) {
    return optimizer(spec, OptimizerSpec.of(kind));
  }

  /** Without momentum there is nothing to look ahead along, so Nesterov goes with it. */
  static ExperimentSpec momentum(ExperimentSpec spec, double value) {
    OptimizerSpec o = spec.training().optimizer();
    return optimizer(
        spec,
        new OptimizerSpec(
            o.kind(),
            value,
            o.nesterov() && value > 0,
            o.beta1(),
            o.beta2(),
            o.epsilon(),
            o.decay()));
  }

  static ExperimentSpec nesterov(ExperimentSpec spec, boolean on) {
    OptimizerSpec o = spec.training().optimizer();
    return optimizer(
        spec,
        new OptimizerSpec(
            o.kind(), o.momentum(), on, o.beta1(), o.beta2(), o.epsilon(), o.decay()));
  }

  static ExperimentSpec beta1(ExperimentSpec spec, double value) {
    OptimizerSpec o = spec.training().optimizer();
    return optimizer(
        spec,
        new OptimizerSpec(
            o.kind(), o.momentum(), o.nesterov(), value, o.beta2(), o.epsilon(), o.decay()));
  }

  static ExperimentSpec beta2(ExperimentSpec spec, double value) {
    OptimizerSpec o = spec.training().optimizer();
    return optimizer(
        spec,
        new OptimizerSpec(
            o.kind(), o.momentum(), o.nesterov(), o.beta1(), value, o.epsilon(), o.decay()));
  }

  static ExperimentSpec epsilon(ExperimentSpec spec, double value) {
    OptimizerSpec o = spec.training().optimizer();
    return optimizer(
        spec,
        new OptimizerSpec(
            o.kind(), o.momentum(), o.nesterov(), o.beta1(), o.beta2(), value, o.decay()));
  }

  static ExperimentSpec decay(ExperimentSpec spec, double value) {
    OptimizerSpec o = spec.training().optimizer();
    return optimizer(
        spec,
        new OptimizerSpec(
            o.kind(), o.momentum(), o.nesterov(), o.beta1(), o.beta2(), o.epsilon(), value));
  }

  private static ExperimentSpec optimizer(ExperimentSpec spec, OptimizerSpec optimizer) {
    TrainingSpec t = spec.training();
    return rates(spec, optimizer, t.learningRate(), t.weightDecay(), t.clipping());
  }

  static ExperimentSpec learningRate(ExperimentSpec spec, double value) {
    TrainingSpec t = spec.training();
    return rates(spec, t.optimizer(), value, t.weightDecay(), t.clipping());
  }

  static ExperimentSpec weightDecay(ExperimentSpec spec, double value) {
    TrainingSpec t = spec.training();
    return rates(spec, t.optimizer(), t.learningRate(), value, t.clipping());
  }

  static ExperimentSpec clipping(ExperimentSpec spec, Clipping clipping) {
    TrainingSpec t = spec.training();
    return rates(spec, t.optimizer(), t.learningRate(), t.weightDecay(), clipping);
  }

  private static ExperimentSpec rates(
      ExperimentSpec spec,
      OptimizerSpec optimizer,
      double learningRate,
      double weightDecay,
      Clipping clipping) {
    TrainingSpec t = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            t.loss(),
            optimizer,
            learningRate,
            t.schedule(),
            t.batchSize(),
            weightDecay,
            clipping,
            t.steps(),
            t.precision(),
            t.lossScale()));
  }

  static ExperimentSpec precision(ExperimentSpec spec, FloatFormat format) {
    TrainingSpec t = spec.training();
    return spec.withTraining(t.withPrecision(format, t.lossScale()));
  }

  static ExperimentSpec lossScale(ExperimentSpec spec, double scale) {
    return scaled(spec, LossScale.constant(scale));
  }

  static ExperimentSpec dynamicScale(ExperimentSpec spec, boolean on) {
    return scaled(spec, on ? LossScale.DYNAMIC : LossScale.ONE);
  }

  private static ExperimentSpec scaled(ExperimentSpec spec, LossScale scale) {
    TrainingSpec t = spec.training();
    return spec.withTraining(t.withPrecision(t.precision(), scale));
  }

  static ExperimentSpec scheduleKind(ExperimentSpec spec, Schedule.Kind kind) {
    return plan(spec, Schedule.of(kind), spec.training().batchSize());
  }

  static ExperimentSpec every(ExperimentSpec spec, double value) {
    Schedule s = spec.training().schedule();
    return schedule(spec, new Schedule(s.kind(), (int) value, s.factor(), s.over(), s.floor()));
  }

  static ExperimentSpec factor(ExperimentSpec spec, double value) {
    Schedule s = spec.training().schedule();
    return schedule(spec, new Schedule(s.kind(), s.every(), value, s.over(), s.floor()));
  }

  static ExperimentSpec over(ExperimentSpec spec, double value) {
    Schedule s = spec.training().schedule();
    return schedule(spec, new Schedule(s.kind(), s.every(), s.factor(), (int) value, s.floor()));
  }

  static ExperimentSpec floor(ExperimentSpec spec, double value) {
    Schedule s = spec.training().schedule();
    return schedule(spec, new Schedule(s.kind(), s.every(), s.factor(), s.over(), value));
  }

  private static ExperimentSpec schedule(ExperimentSpec spec, Schedule schedule) {
    return plan(spec, schedule, spec.training().batchSize());
  }

  static ExperimentSpec batch(ExperimentSpec spec, double value) {
    return plan(spec, spec.training().schedule(), (int) value);
  }

  private static ExperimentSpec plan(ExperimentSpec spec, Schedule schedule, int batchSize) {
    TrainingSpec t = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            t.loss(),
            t.optimizer(),
            t.learningRate(),
            schedule,
            batchSize,
            t.weightDecay(),
            t.clipping(),
            t.steps(),
            t.precision(),
            t.lossScale()));
  }
}
