package backflow.export.pytorch;

import backflow.nn.optim.Schedule;
import backflow.train.OptimizerSpec;
import backflow.train.TrainingSpec;

/** The optimizer, its learning rate and the size of its update in PyTorch. */
final class OptimizerCode {
  private static final String UPDATE =
      """
      def update_of(@arguments@):
          \"""u of w ← w − u as the optimizer makes it: the difference w_before − w would lose digits.

      @formula@
          \"""
      @code@
      """;

  private static final int ONE_LINE = 80;

  private final TrainingSpec training;
  private final OptimizerSpec rates;

  OptimizerCode(TrainingSpec training) {
    this.training = training;
    rates = training.optimizer();
  }

  /** The expression that makes it, of {@code model}. */
  String maker() {
    String decay = has(training.weightDecay(), "weight_decay=WEIGHT_DECAY");
    return switch (rates.kind()) {
      case SGD -> maker("SGD", (rolls() ? ", momentum=MOMENTUM" : "") + looking() + decay);
      case RMSPROP -> maker("RMSprop", ", alpha=DECAY, eps=EPSILON" + decay);
      case ADAGRAD -> maker("Adagrad", ", eps=EPSILON" + decay);
      case ADAM -> maker("Adam", ", betas=(BETA1, BETA2), eps=EPSILON" + decay);
      case ADAMW ->
          maker("AdamW", ", betas=(BETA1, BETA2), eps=EPSILON, weight_decay=WEIGHT_DECAY");
    };
  }

  private String looking() {
    return rolls() && rates.nesterov() ? ", nesterov=True" : "";
  }

  private static String maker(String type, String rates) {
    String words = "model.parameters(), lr=RATE" + rates;
    String whole = "torch.optim." + type + "(" + words + ")";
    boolean fits = whole.length() <= ONE_LINE;
    return fits ? whole : "torch.optim." + type + "(\n        " + words + "\n    )";
  }

  private static String has(double value, String word) {
    return value == 0 ? "" : ", " + word;
  }

  private boolean rolls() {
    return rates.momentum() > 0;
  }

  private boolean decays() {
    return training.weightDecay() > 0;
  }

  /** The constants that {@link #maker} and {@link #update} name, a line each. */
  String constants() {
    StringBuilder lines = new StringBuilder();
    add(lines, "RATE", training.learningRate(), "η, the learning rate");
    switch (rates.kind()) {
      case SGD -> {
        if (rolls()) {
          add(lines, "MOMENTUM", rates.momentum(), "μ");
        }
      }
      case RMSPROP -> {
        add(lines, "DECAY", rates.decay(), "ρ");
        add(lines, "EPSILON", rates.epsilon(), "ε");
      }
      case ADAGRAD -> add(lines, "EPSILON", rates.epsilon(), "ε");
      case ADAM, ADAMW -> {
        add(lines, "BETA1", rates.beta1(), "β₁");
        add(lines, "BETA2", rates.beta2(), "β₂");
        add(lines, "EPSILON", rates.epsilon(), "ε");
      }
    }
    if (decays() || rates.kind() == OptimizerSpec.Kind.ADAMW) {
      add(lines, "WEIGHT_DECAY", training.weightDecay(), "λ");
    }
    return lines.toString();
  }

  private static void add(StringBuilder lines, String name, double value, String meaning) {
    lines.append(Python.constant(name, value, meaning));
  }

  /** The call of {@link #update}. */
  String updateCall() {
    String rate = scheduled() ? "scheduler.get_last_lr()[0]" : "RATE";
    return "update_of(" + arguments().replace("rate", rate) + ")";
  }

  private String arguments() {
    boolean plain = rates.kind() == OptimizerSpec.Kind.SGD;
    boolean before = decays() || rates.kind() == OptimizerSpec.Kind.ADAMW;
    return "w"
        + (before
                && !(plain && rolls() && !rates.nesterov())
                && !(rates.kind() == OptimizerSpec.Kind.ADAM)
            ? ", w_before"
            : "")
        + ", rate"
        + (plain && !rolls() ? "" : ", optimizer");
  }

  /** The function that gives the update of a weight after the optimizer's step. */
  String update() {
    String d = decays() ? "w.grad + WEIGHT_DECAY * w_before" : "w.grad";
    String words = decays() ? "d = g + λw" : "d = g";
    return switch (rates.kind()) {
      case SGD -> descent(d, words);
      case RMSPROP ->
          update(
              "With " + words + ": s ← ρs + (1 − ρ)d², u = ηd/(√s + ε).",
              state("square_avg", "s"),
              "d = " + d,
              "return rate * d / (s.sqrt() + EPSILON)");
      case ADAGRAD ->
          update(
              "With " + words + ": s ← s + d², u = ηd/(√s + ε).",
              state("sum", "s"),
              "d = " + d,
              "return rate * d / (s.sqrt() + EPSILON)");
      case ADAM -> adam(words, "return " + adapted());
      case ADAMW ->
          adam(
              "d = g, after w ← w(1 − ηλ)",
              "adapted = " + adapted(),
              "return w_before - w_before * (1 - rate * WEIGHT_DECAY) + adapted");
    };
  }

  private String descent(String d, String words) {
    if (!rolls()) {
      return update("With " + words + ": u = ηd.", "return rate * (" + d + ")")
          .replace("(w.grad)", "w.grad");
    }
    if (!rates.nesterov()) {
      return update(
          "With " + words + ": v ← μv + d, u = ηv (momentum, Polyak 1964).",
          state("momentum_buffer", "v"),
          "return rate * v");
    }
    return update(
        "With " + words + ": v ← μv + d, u = η(d + μv) (Nesterov's momentum, Sutskever 2013).",
        state("momentum_buffer", "v"),
        "d = " + d,
        "return rate * (d + MOMENTUM * v)");
  }

  private String adam(String words, String... last) {
    String[] code = new String[4 + last.length];
    code[0] = state("exp_avg", "m");
    code[1] = state("exp_avg_sq", "v");
    code[2] = "t = optimizer.state[w][\"step\"].item()";
    code[3] = "correction = math.sqrt(1 - BETA2**t)";
    System.arraycopy(last, 0, code, 4, last.length);
    return update(
        "With "
            + words
            + ": m ← m + (1 − β₁)(d − m), v ← β₂v + (1 − β₂)d²,\n"
            + "    u = η/(1 − β₁ᵗ) · m/(√v/√(1 − β₂ᵗ) + ε).",
        code);
  }

  private static String adapted() {
    return "rate / (1 - BETA1**t) * m / (v.sqrt() / correction + EPSILON)";
  }

  private static String state(String key, String name) {
    return name + " = optimizer.state[w][\"" + key + "\"]";
  }

  private String update(String formula, String... lines) {
    String code = "    " + String.join("\n    ", lines);
    return UPDATE
        .replace("@formula@", "    " + formula)
        .replace("@code@", code)
        .replace("@arguments@", arguments());
  }

  /** Whether the learning rate changes with the step. */
  boolean scheduled() {
    return training.schedule().kind() != Schedule.Kind.CONSTANT;
  }

  /** The factor on the learning rate; empty if it is constant. */
  String schedule() {
    Schedule s = training.schedule();
    return switch (s.kind()) {
      case CONSTANT -> "";
      case STEP ->
          factor(
              "a factor after every %d steps".formatted(s.every()),
              "%s ** (t // %d)".formatted(Python.number(s.factor()), s.every()));
      case EXPONENTIAL ->
          factor("the same factor at every step", Python.number(s.factor()) + "**t");
      case COSINE -> {
        String floor = Python.number(s.floor());
        String wave =
            "0.5 * (1 + math.cos(math.pi * (min(t, %d) / %d)))".formatted(s.over(), s.over());
        yield factor(
            "half a cosine wave over %d steps".formatted(s.over()),
            s.floor() == 0 ? wave : "%s + (1 - %s) * %s".formatted(floor, floor, wave));
      }
      case WARM_UP ->
          factor(
              "a straight line up to 1 over %d steps".formatted(s.over()),
              "min(1.0, (t + 1) / %d)".formatted(s.over()));
    };
  }

  private static String factor(String words, String expression) {
    return """
    def schedule(t):
        \"""The factor on RATE at step t = 0, 1, …: %s.\"""
        return %s
    """
        .formatted(words, expression);
  }
}
