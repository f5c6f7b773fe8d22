package backflow.ui.diagnosis;

import backflow.chart.Numbers;
import backflow.figure.equation.Equation;
import backflow.figure.equation.LayerEquation;
import backflow.figure.equation.Wiring;
import backflow.figure.frame.Focus;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.NetworkSpec;
import backflow.train.Run;
import backflow.ui.canvas.FormulaFlow;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The equation of the layer that is pointed at or selected, for the signal that is looked at, with
 * the numbers of the step that is shown; of run A.
 */
final class EquationCard extends VBox {
  /** Numbers that change faster than ten times a second cannot be read. */
  private static final long PERIOD_NANOS = 100_000_000L;

  private static final double SIZE = 16;

  private final AppModel model;
  private final Appearance appearance;
  private final Viewing viewing;
  private final Label title = new Label();
  private final Label step = new Label();
  private final FormulaFlow formula = new FormulaFlow();
  private final VBox rows = new VBox();
  private StepSnapshot snapshot = new StepSnapshot(1);
  private Focus told = Focus.LIVE;
  private @Nullable Run read;
  private long version = -1;
  private long when;

  EquationCard(AppModel model, Appearance appearance, Viewing viewing, FramePulse pulse) {
    this.model = model;
    this.appearance = appearance;
    this.viewing = viewing;
    setId("equation");
    getStyleClass().add("equation-card");
    title.getStyleClass().add("equation-title");
    title.setMinWidth(0);
    step.getStyleClass().add("section-note");
    step.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    rows.getStyleClass().add("number-lines");
    getChildren().setAll(new HBox(title, gap, step), formula, rows);
    pulse.ask(this::pull);
  }

  private void pull() {
    Run run = model.run();
    long now = System.nanoTime();
    if (run == null || !isVisible()) {
      return;
    }
    boolean news = run.history().version() != version && now - when > PERIOD_NANOS;
    if (news || !run.equals(read) || !viewing.focus().equals(told)) {
      read = run;
      told = viewing.focus();
      version = run.history().version();
      when = now;
      read(run);
    }
  }

  private void read(Run run) {
    int layers = run.history().layers();
    if (snapshot.layers() != layers) {
      snapshot = new StepSnapshot(layers);
    }
    long playhead = told.playhead();
    boolean any =
        playhead < 0 ? run.history().latest(snapshot) : run.history().at(playhead, snapshot);
    if (!any) {
      snapshot.clear(-1);
    }
    int chosen = told.readLayer();
    int layer = chosen > 0 && chosen <= layers ? chosen : Math.max(1, layers / 2);
    Wiring wiring = wiring(model.specA(), run, layer);
    show(LayerEquation.of(snapshot, wiring, told.hero(), layer));
    step.setText(any ? "step " + Numbers.integer(snapshot.step()) : "no step yet");
  }

  private void show(Equation equation) {
    title.setText(equation.title());
    formula.show(equation.formula(), SIZE * appearance.scaleProperty().get());
    List<Equation.Row> wanted = equation.rows();
    while (rows.getChildren().size() > wanted.size()) {
      rows.getChildren().remove(rows.getChildren().size() - 1);
    }
    while (rows.getChildren().size() < wanted.size()) {
      rows.getChildren().add(new NumberLine());
    }
    for (int i = 0; i < wanted.size(); i++) {
      ((NumberLine) rows.getChildren().get(i)).show(wanted.get(i).name(), wanted.get(i).value());
    }
  }

  /** How a layer is put together. */
  static Wiring wiring(ExperimentSpec spec, Run run, int layer) {
    NetworkSpec network = spec.network();
    int batch = Math.min(spec.training().batchSize(), run.facts().trainSamples());
    if (layer > network.depth()) {
      return new Wiring("identity", false, 0, false, batch);
    }
    int inputs = layer == 1 ? run.facts().features() : network.widths().get(layer - 2);
    boolean widthsMatch = network.widths().get(layer - 1) == inputs;
    double skip =
        widthsMatch && network.residual() != Residual.NONE
            ? network.residual().scale(network.depth())
            : 0;
    boolean normalized = network.normalization() != Normalization.NONE;
    return new Wiring(network.activation(layer), normalized, skip, network.dropout() > 0, batch);
  }
}
