package backflow.ui.pane;

import static backflow.ui.editor.NumberSetting.restarting;

import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.train.NetworkSpec;
import backflow.ui.editor.Caption;
import backflow.ui.editor.ChoiceRow;
import backflow.ui.editor.NumberRow;
import backflow.ui.editor.TextRow;
import backflow.ui.model.AppModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The network between inputs and outputs: layers, activation, normalization, skips, dropout. */
final class ArchitectureSection {
  /** The choice that lets every layer have its own activation. */
  private static final String PER_LAYER = "per layer";

  private static final List<String> IDS =
      Activations.all().stream().map(Activation::id).collect(Collectors.toUnmodifiableList());

  private static final Pattern COMMAS = Pattern.compile("[,;\\s]+");

  private ArchitectureSection() {}

  static Section of(AppModel model) {
    BooleanProperty asList = new SimpleBooleanProperty();
    return new Section(
        model,
        "Architecture",
        ArchitectureSection::summary,
        new NumberRow(model, restarting(Limits.DEPTH, "Depth", ArchitectureSection::depth)),
        new NumberRow(model, restarting(Limits.WIDTH, "Width", ArchitectureSection::width))
            .visibleWhen(s -> !asList.get() && equalWidths(s.network()), asList)
            .besideLabel(toList(asList)),
        widths(model)
            .visibleWhen(s -> asList.get() || !equalWidths(s.network()), asList)
            .besideLabel(toNumber(model, asList)),
        activation(model),
        activations(model).visibleWhen(s -> s.network().activations().size() > 1),
        new ChoiceRow<>(
            model,
            Caption.of(
                "normalization",
                "Normalize",
                true,
                "What stands between a layer's linear map and its activation: nothing, or each"
                    + " unit scaled over the batch, or each sample over the layer's units."),
            List.of(Normalization.values()),
            Normalization::id,
            s -> s.network().normalization(),
            (spec, choice) ->
                network(
                    spec,
                    n ->
                        new NetworkSpec(
                            n.widths(),
                            n.activations(),
                            n.initializer(),
                            choice,
                            n.residual(),
                            n.dropout()))),
        new ChoiceRow<>(
            model,
            Caption.of(
                "residual",
                "Skip links",
                true,
                "Whether a layer adds its input to its output: plain, or with its own part"
                    + " divided by √depth."),
            List.of(Residual.values()),
            Residual::id,
            s -> s.network().residual(),
            (spec, choice) ->
                network(
                    spec,
                    n ->
                        new NetworkSpec(
                            n.widths(),
                            n.activations(),
                            n.initializer(),
                            n.normalization(),
                            choice,
                            n.dropout()))),
        new NumberRow(model, restarting(Limits.DROPOUT, "Dropout", ArchitectureSection::dropout)));
  }

  private static Button toList(BooleanProperty asList) {
    Button button = modeButton(Feather.LIST, "widths-as-list", "A width for each layer");
    button.setOnAction(e -> asList.set(true));
    return button;
  }

  private static Button toNumber(AppModel model, BooleanProperty asList) {
    Button button = modeButton(Feather.MINUS, "widths-as-number", "The same width for all layers");
    button.setOnAction(
        e -> {
          model.edit("width", spec -> width(spec, Limits.WIDTH.reading().applyAsDouble(spec)));
          asList.set(false);
        });
    return button;
  }

  private static Button modeButton(Feather icon, String id, String says) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("mode-button");
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
  }

  private static TextRow widths(AppModel model) {
    return new TextRow(
        model,
        new Caption(
            "widths",
            "Widths",
            true,
            "Units of each hidden layer, from the input; one number makes all layers equal.",
            "Up to 300 numbers from 1 to 512, with commas."),
        "64, 32, 16",
        s -> s.network().widths().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        ArchitectureSection::widths);
  }

  private static ChoiceRow<String> activation(AppModel model) {
    List<String> choices = new ArrayList<>(IDS);
    choices.add(PER_LAYER);
    return new ChoiceRow<>(
        model,
        Caption.of("activation", "Activation", true, "The function f in a = f(z)."),
        choices,
        ArchitectureSection::label,
        s -> s.network().activations().size() == 1 ? s.network().activations().get(0) : PER_LAYER,
        (spec, choice) ->
            choice.equals(PER_LAYER)
                ? activations(spec, Collections.nCopies(spec.network().depth(), first(spec)))
                : activations(spec, List.of(choice)));
  }

  private static TextRow activations(AppModel model) {
    return new TextRow(
        model,
        new Caption(
            "activations",
            "Layers",
            true,
            "The activation of each hidden layer, from the input, with commas.",
            "Known: " + String.join(", ", IDS) + "."),
        "relu, relu, tanh",
        s -> String.join(", ", s.network().activations()),
        (spec, text) -> activations(spec, List.of(COMMAS.split(text.strip(), -1))));
  }

  private static String label(String id) {
    return id.equals(PER_LAYER) ? "per layer…" : Activations.named(id).label();
  }

  private static String first(ExperimentSpec spec) {
    return spec.network().activations().get(0);
  }

  private static String summary(ExperimentSpec spec) {
    return spec.network().depth() + " layers · " + label(first(spec));
  }

  private static boolean equalWidths(NetworkSpec network) {
    return network.widths().stream().distinct().count() < 2;
  }

  private static ExperimentSpec network(ExperimentSpec spec, UnaryOperator<NetworkSpec> change) {
    return spec.withNetwork(change.apply(spec.network()));
  }

  private static ExperimentSpec depth(ExperimentSpec spec, double value) {
    List<Integer> widths = new ArrayList<>(spec.network().widths());
    resize(widths, (int) value, 16);
    List<String> activations = new ArrayList<>(spec.network().activations());
    if (activations.size() > 1) {
      resize(activations, (int) value, activations.get(0));
      if (activations.isEmpty()) {
        activations.add(first(spec));
      }
    }
    return layers(spec, widths, activations);
  }

  /** Cuts a list, or repeats its last element. */
  private static <T> void resize(List<T> list, int size, T firstOne) {
    while (list.size() > size) {
      list.remove(list.size() - 1);
    }
    while (list.size() < size) {
      list.add(list.isEmpty() ? firstOne : list.get(list.size() - 1));
    }
  }

  private static ExperimentSpec width(ExperimentSpec spec, double value) {
    int layers = spec.network().depth();
    return layers(spec, Collections.nCopies(layers, (int) value), spec.network().activations());
  }

  private static ExperimentSpec widths(ExperimentSpec spec, String text) {
    List<Integer> widths = new ArrayList<>();
    for (String word : COMMAS.split(text.strip(), -1)) {
      try {
        widths.add(Integer.parseInt(word));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("Whole numbers with commas, please: 64, 32, 16.", e);
      }
    }
    if (widths.size() == 1) {
      return width(spec, widths.get(0));
    }
    ExperimentSpec deep = depth(spec, widths.size());
    return layers(deep, widths, deep.network().activations());
  }

  private static ExperimentSpec layers(
      ExperimentSpec spec, List<Integer> widths, List<String> activations) {
    return network(
        spec,
        n ->
            new NetworkSpec(
                widths,
                activations,
                n.initializer(),
                n.normalization(),
                n.residual(),
                n.dropout()));
  }

  private static ExperimentSpec activations(ExperimentSpec spec, List<String> ids) {
    return layers(spec, spec.network().widths(), ids);
  }

  private static ExperimentSpec dropout(ExperimentSpec spec, double value) {
    return network(
        spec,
        n ->
            new NetworkSpec(
                n.widths(),
                n.activations(),
                n.initializer(),
                n.normalization(),
                n.residual(),
                value));
  }
}
