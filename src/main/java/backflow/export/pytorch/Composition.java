package backflow.export.pytorch;

import backflow.export.MetricsCsv;
import backflow.nn.optim.Clipping;
import backflow.train.Measuring;
import backflow.train.Setup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the parts of a script together: those that the experiment uses. */
final class Composition {
  private static final String IMPORTS =
      """
      import argparse
      @reader@

      import torch
      import torch.nn.functional as F
      from torch import nn

      torch.set_default_dtype(@dtype@)
      torch.set_num_threads(1)  # the products are small; and so every run gives the same bits
      """;

  private static final String CELL =
      """
      def cell(value):
          \"""As it stands in a CSV file; empty where nothing is measured or defined.\"""
          text = "" if value is None else str(value)
          return text.replace("nan", "NaN").replace("inf", "Infinity")
      """;

  private final Setup setup;
  private final Sensitivity sensitivity;
  private final StartNumbers numbers;
  private final ModelCode model;
  private final OptimizerCode optimizer;
  private final Clipping clipping;

  /**
   * Of an experiment without dropout.
   *
   * @param setup at its start; only read
   * @param sensitivity what it says of its agreement
   * @param numbers what it starts from
   */
  Composition(Setup setup, Sensitivity sensitivity, StartNumbers numbers) {
    this.setup = setup;
    this.sensitivity = sensitivity;
    this.numbers = numbers;
    model = new ModelCode(setup);
    optimizer = new OptimizerCode(setup.spec().training());
    clipping = setup.spec().training().clipping();
  }

  /** The whole script. */
  String text() {
    String words = Preamble.of(setup, sensitivity, numbers.beside());
    String head = "#!/usr/bin/env python3\n\"\"\"" + words + "\"\"\"\n\n" + imports() + "\n";
    return head
        + Stream.of(
                constants(),
                section("The network", network()),
                section("How it is trained", training()),
                section("What is measured", metrics()),
                section("The run", List.of(numbers.code(), loop().text())))
            .collect(Collectors.joining("\n\n"));
  }

  private static String section(String title, List<String> parts) {
    return "# --- "
        + title
        + " ---\n\n\n"
        + parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private String imports() {
    String reader = numbers.beside() ? "import math\nimport pathlib" : "import base64\nimport math";
    String dtype = Python.dtype(setup.spec().training().precision());
    return IMPORTS.replace("@reader@", reader).replace("@dtype@", dtype);
  }

  private String constants() {
    return "SAMPLES = "
        + setup.train().size()
        + "\n"
        + (dealt() ? "BATCH_SIZE = " + setup.spec().training().batchSize() + "\n" : "")
        + model.constants()
        + optimizer.constants()
        + (clips() ? Python.constant("THRESHOLD", clipping.threshold(), "c, of clipping") : "")
        + (hidden()
            ? "PROBE_EVERY = %d  # steps between two looks at whole units%n"
                .formatted(Measuring.DEFAULT.every())
            : "")
        + columns();
  }

  private static String columns() {
    StringBuilder lines = new StringBuilder("COLUMNS = (\n    \"");
    int used = 0;
    for (String column : MetricsCsv.header().split(",", -1)) {
      if (used > 0) {
        lines.append(',');
      }
      if (used + column.length() > 90) {
        lines.append("\"\n    \"");
        used = 0;
      }
      lines.append(column);
      used += column.length() + 1;
    }
    return lines.append("\"\n).split(\",\")\n").toString();
  }

  private List<String> network() {
    return List.of(
        model.activationClasses(),
        model.normalization(),
        model.hidden(),
        model.outputLayer(),
        model.network());
  }

  private List<String> training() {
    return List.of(
        LossCode.loss(setup.targets()),
        LossCode.accuracy(setup.targets()),
        dealt() || chosen() ? BatchCode.stream() : "",
        dealt() ? BatchCode.batches(setup.batchOrder()) : "",
        chosen() ? BatchCode.probe(setup.probeChoice(), setup.probeSamples()) : "",
        ClippingCode.of(clipping),
        optimizer.schedule(),
        optimizer.update());
  }

  private List<String> metrics() {
    return List.of(
        MeasureCode.numbers(hidden() || classes()),
        model.saturates() ? model.tails() : "",
        MeasureCode.signals(hidden(), model.saturates()),
        hidden() ? MeasureCode.probe(model.canDie(), !chosen()) : "",
        CELL);
  }

  private LoopCode loop() {
    return new LoopCode(
        LossCode.isCrossEntropy(setup.targets()),
        dealt(),
        chosen(),
        hidden(),
        model.canDie(),
        classes(),
        clips(),
        optimizer.scheduled(),
        optimizer.maker(),
        optimizer.updateCall(),
        setup.spec().training().steps());
  }

  private boolean hidden() {
    return model.depth() > 0;
  }

  private boolean classes() {
    return setup.targets().classes() > 0;
  }

  private boolean clips() {
    return clipping.mode() != Clipping.Mode.NONE;
  }

  /** Whether a step sees some of the samples. */
  private boolean dealt() {
    return setup.spec().training().batchSize() < setup.train().size();
  }

  /** Whether some of the samples stand for the training set. */
  private boolean chosen() {
    return hidden() && setup.probeSamples() < setup.train().size();
  }
}
