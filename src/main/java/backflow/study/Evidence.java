package backflow.study;

import backflow.math.FloatFormat;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.layer.Normalizer;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The numbers of which a number that is not finite was made. */
final class Evidence {
  static final String DATA = "the data";
  static final String LINEAR = "u = a·Wᵀ + b";
  static final String NORMALIZATION = "z = N(u)";
  static final String ACTIVATION = "f(z)";
  static final String DROPOUT = "a = f ⊙ mask";
  static final String SKIP = "a = a below + s·f";
  static final String LOSS = "the loss L";
  static final String LOSS_GRADIENT = "∂L/∂output";
  static final String BACK = "∂L/∂a = ∂L/∂u above · W above";
  static final String BACK_OUTPUT = "∂L/∂f = s·∂L/∂a ⊙ mask";
  static final String BACK_ACTIVATION = "δ = ∂L/∂f ⊙ f′(z)";
  static final String BACK_NORMALIZATION = "∂L/∂u of the normalization";
  static final String WEIGHT_GRADIENT = "∂L/∂W = (∂L/∂u)ᵀ·a below";
  static final String BIAS_GRADIENT = "∂L/∂b = Σ ∂L/∂u over the batch";
  static final String CLIP = "clipping";
  static final String MEMORY = "the optimizer's memory";
  static final String UPDATE = "the update w − u";

  private final Trainer trainer;
  private final long step;
  private final List<DMatrixRMaj> gradients = new ArrayList<>();
  private final List<DMatrixRMaj> values = new ArrayList<>();
  private final List<FirstFailure.Operand> operands = new ArrayList<>();

  /**
   * Where a number stands.
   *
   * @param row from 0; −1: none
   * @param column from 0; −1: none
   */
  record Place(int layer, String tensor, String operation, int row, int column, double value) {}

  Evidence(Trainer trainer) {
    this.trainer = trainer;
    step = trainer.steps();
  }

  long step() {
    return step;
  }

  /** The first number of a matrix that is not finite; null if there is none. */
  static @Nullable Place find(int layer, String tensor, String made, DMatrixRMaj matrix) {
    int n = matrix.getNumElements();
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(matrix.data[i])) {
        int columns = matrix.numCols;
        return new Place(layer, tensor, made, i / columns, i % columns, matrix.data[i]);
      }
    }
    return null;
  }

  void rememberGradients() {
    network().parameters().forEach(p -> gradients.add(p.gradient().copy()));
  }

  void rememberValues() {
    network().parameters().forEach(p -> values.add(p.value().copy()));
  }

  private Network network() {
    return trainer.setup().network();
  }

  FirstFailure explain(long at, Place p) {
    switch (p.operation()) {
      case LINEAR -> linear(p);
      case NORMALIZATION -> normalization(p);
      case ACTIVATION -> entry("z", tensors(p).z(), p);
      case DROPOUT, SKIP -> output(p);
      case LOSS -> loss();
      case LOSS_GRADIENT -> lossGradient(p);
      case BACK -> back(p);
      case BACK_OUTPUT -> entry("∂L/∂a", tensors(p).da(), p);
      case BACK_ACTIVATION -> backActivation(p);
      case BACK_NORMALIZATION -> backNormalization(p);
      case WEIGHT_GRADIENT -> weightGradient(p);
      case BIAS_GRADIENT -> biasGradient(p);
      case CLIP -> clip(p);
      case MEMORY, UPDATE -> update(p);
      default -> {}
    }
    format();
    return new FirstFailure(
        at, p.layer(), p.tensor(), p.operation(), p.row() + 1, p.column() + 1, p.value(), operands);
  }

  /** What a shorter format than double has to do with it. */
  private void format() {
    FloatFormat format = workspace().format();
    if (format != FloatFormat.FLOAT64) {
      add("largest number of " + format.word(), format.largest());
    }
    if (workspace().lossScale() != 1) {
      add("loss scale, divided out of every ∂L", workspace().lossScale());
    }
  }

  private Workspace workspace() {
    return trainer.wholeWorkspace();
  }

  private Tensors tensors(Place p) {
    return workspace().layer(p.layer());
  }

  private Layer layer(int l) {
    return network().layers().get(l - 1);
  }

  private DMatrixRMaj below(int l) {
    return l == 1 ? workspace().x() : workspace().layer(l - 1).a();
  }

  private void add(String name, double value) {
    operands.add(new FirstFailure.Operand(name, value));
  }

  private void entry(String name, DMatrixRMaj matrix, Place p) {
    add(name + "[sample " + (p.row() + 1) + ", unit " + (p.column() + 1) + "]", value(matrix, p));
  }

  private static double value(DMatrixRMaj matrix, Place p) {
    return matrix.data[p.row() * matrix.numCols + p.column()];
  }

  /** The largest and the smallest term of a sum of products, with their factors. */
  private void terms(
      int n, String first, IntToDoubleFunction p, String second, IntToDoubleFunction q) {
    int largest = 0;
    int smallest = 0;
    for (int k = 1; k < n; k++) {
      double term = p.applyAsDouble(k) * q.applyAsDouble(k);
      largest = term > p.applyAsDouble(largest) * q.applyAsDouble(largest) ? k : largest;
      smallest = term < p.applyAsDouble(smallest) * q.applyAsDouble(smallest) ? k : smallest;
    }
    boolean fall =
        -p.applyAsDouble(smallest) * q.applyAsDouble(smallest)
            > p.applyAsDouble(largest) * q.applyAsDouble(largest);
    int[] order = fall ? new int[] {smallest, largest} : new int[] {largest, smallest};
    for (int i = 0; i < (order[0] == order[1] ? 1 : 2); i++) {
      int k = order[i];
      add(first + " " + (k + 1) + "]", p.applyAsDouble(k));
      add(second + " " + (k + 1) + "]", q.applyAsDouble(k));
      add("their product", p.applyAsDouble(k) * q.applyAsDouble(k));
    }
  }

  private void linear(Place p) {
    DMatrixRMaj x = below(p.layer());
    DMatrixRMaj w = layer(p.layer()).dense().weight().value();
    terms(
        x.numCols,
        "a below[sample " + (p.row() + 1) + ", input",
        k -> x.get(p.row(), k),
        "W[unit " + (p.column() + 1) + ", input",
        k -> w.get(p.column(), k));
    add("b", layer(p.layer()).dense().bias().value().data[p.column()]);
  }

  private void normalization(Place p) {
    entry("u", tensors(p).u(), p);
    Normalizer.Memory memory = tensors(p).memory();
    if (memory != null) {
      entry("x̂", memory.normalized(), p);
    }
    add("largest |u| of the unit", largest(tensors(p).u(), p.column()));
    parameters(p.layer(), p.column());
  }

  /** γ and β of a unit. */
  private void parameters(int l, int unit) {
    for (Parameter q : layer(l).parameters()) {
      if (q.kind() == Parameter.Kind.GAMMA || q.kind() == Parameter.Kind.BETA) {
        add(q.kind() == Parameter.Kind.GAMMA ? "γ" : "β", q.value().data[unit]);
      }
    }
  }

  private static double largest(DMatrixRMaj matrix, int column) {
    double largest = 0;
    for (int i = 0; i < matrix.numRows; i++) {
      largest = Math.max(largest, Math.abs(matrix.get(i, column)));
    }
    return largest;
  }

  private void output(Place p) {
    entry("f", tensors(p).f(), p);
    DMatrixRMaj mask = tensors(p).mask();
    if (mask != null) {
      entry("mask", mask, p);
    }
    if (layer(p.layer()).skips()) {
      entry("a below", below(p.layer()), p);
      add("s", layer(p.layer()).outputScale());
    }
  }

  private void loss() {
    DMatrixRMaj output = workspace().output();
    int at = 0;
    for (int i = 1; i < output.getNumElements(); i++) {
      at = Math.abs(output.data[i]) > Math.abs(output.data[at]) ? i : at;
    }
    int row = at / output.numCols;
    Place largest = new Place(0, "a", LOSS, row, at % output.numCols, output.data[at]);
    entry("output", output, largest);
    target(largest);
  }

  private void target(Place p) {
    DMatrixRMaj y = trainer.batchTargets();
    add("target[sample " + (p.row() + 1) + "]", y.get(p.row(), y.numCols == 1 ? 0 : p.column()));
  }

  private void lossGradient(Place p) {
    entry("output", workspace().output(), p);
    target(p);
    add("L", trainer.loss());
  }

  private void back(Place p) {
    int above = p.layer() + 1;
    DMatrixRMaj du = workspace().layer(above).du();
    DMatrixRMaj w = layer(above).dense().weight().value();
    terms(
        du.numCols,
        "∂L/∂u above[sample " + (p.row() + 1) + ", unit",
        k -> du.get(p.row(), k),
        "W above[input " + (p.column() + 1) + ", unit",
        k -> w.get(k, p.column()));
    if (layer(above).skips()) {
      entry("∂L/∂a above", workspace().layer(above).da(), p);
    }
  }

  private void backActivation(Place p) {
    entry("∂L/∂f", tensors(p).df(), p);
    entry("z", tensors(p).z(), p);
  }

  private void backNormalization(Place p) {
    entry("δ", tensors(p).dz(), p);
    Normalizer.Memory memory = tensors(p).memory();
    if (memory != null) {
      entry("x̂", memory.normalized(), p);
    }
    add("largest |δ| of the unit", largest(tensors(p).dz(), p.column()));
    parameters(p.layer(), p.column());
  }

  private void weightGradient(Place p) {
    DMatrixRMaj du = tensors(p).du();
    DMatrixRMaj x = below(p.layer());
    terms(
        du.numRows,
        "∂L/∂u[unit " + (p.row() + 1) + ", sample",
        s -> du.get(s, p.row()),
        "a below[input " + (p.column() + 1) + ", sample",
        s -> x.get(s, p.column()));
  }

  private void biasGradient(Place p) {
    add("largest |∂L/∂u| of the unit", largest(tensors(p).du(), p.column()));
    add("samples", tensors(p).du().numRows);
  }

  private int index(Place p) {
    List<Parameter> all = network().parameters();
    int i = 0;
    while (all.get(i).layer() != p.layer() || !p.tensor().endsWith(letter(all.get(i)))) {
      i++;
    }
    return i;
  }

  private static String letter(Parameter p) {
    return p.name().substring(0, p.name().length() - Integer.toString(p.layer()).length());
  }

  private void clip(Place p) {
    add("gradient before", value(gradients.get(index(p)), p));
    add("threshold", trainer.settings().clipping().threshold());
  }

  private void update(Place p) {
    Parameter q = network().parameters().get(index(p));
    add("before", value(values.get(index(p)), p));
    add("gradient", value(q.gradient(), p));
    add("learning rate before the schedule", trainer.settings().learningRate());
    add("after", value(q.value(), p));
  }
}
