package backflow.ui.pane;

import static backflow.ui.editor.NumberSetting.restarting;

import backflow.data.DataSet;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.train.Run;
import backflow.ui.editor.Caption;
import backflow.ui.editor.ChoiceRow;
import backflow.ui.editor.CsvRow;
import backflow.ui.editor.NumberRow;
import backflow.ui.editor.TextRow;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What is learned: data set, its size and noise, the test share, the seed. */
final class DataSection {
  private DataSection() {}

  static Section of(AppModel model) {
    CsvRow csv =
        new CsvRow(
            model,
            Caption.of("file", "File", true, "A CSV file with a header line and numbers."),
            (spec, file) -> data(spec, d -> withSet(withFile(d, file, null), DataSet.CSV)));
    ChoiceRow<DataSet> sets =
        new ChoiceRow<>(
            model,
            Caption.of("set", "Data set", true, "What the network learns from."),
            List.of(DataSet.values()),
            DataSet::label,
            s -> s.data().set(),
            (spec, set) -> data(spec, d -> withSet(d, set)));
    csv.askWhenRefused(sets, DataSet.CSV);
    Section section =
        new Section(
            model,
            "Data",
            DataSection::summary,
            sets,
            csv.visibleWhen(DataSection::fromFile),
            target(model).visibleWhen(DataSection::fromFile),
            new NumberRow(model, restarting(Limits.SAMPLES, "Points", DataSection::samples))
                .visibleWhen(s -> !fromFile(s)),
            new NumberRow(model, restarting(Limits.NOISE, "Noise", DataSection::noise).in("σ"))
                .visibleWhen(s -> !fromFile(s)),
            new NumberRow(model, restarting(Limits.ARMS, "Arms", DataSection::arms))
                .visibleWhen(s -> s.data().set() == DataSet.SPIRALS),
            new NumberRow(
                model, restarting(Limits.TEST_SHARE, "Test share", DataSection::testShare)),
            seed(model));
    model.runProperty().addListener((p, was, now) -> section.note(sizes(model)));
    section.note(sizes(model));
    return section;
  }

  private static TextRow target(AppModel model) {
    return new TextRow(
        model,
        Caption.of("target", "Target", true, "The column to predict; empty: the last one."),
        "last column",
        s -> s.data().target() == null ? "" : s.data().target(),
        (spec, name) ->
            data(spec, d -> withFile(d, d.file(), name.isBlank() ? null : name.strip())));
  }

  private static TextRow seed(AppModel model) {
    Button next = new Button("New");
    next.setId("new-seed-field");
    next.getStyleClass().add("small-button");
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.setTooltip(new Tooltip("Start from the next seed (N)"));
    next.setOnAction(e -> model.newSeed());
    String range = "A whole number; default " + ExperimentSpec.DEFAULT.seed() + ".";
    return new TextRow(
            model,
            new Caption("seed", "Seed", true, Limits.SEED.meaning(), range),
            "",
            s -> Long.toString(s.seed()),
            (spec, text) -> spec.withSeed(whole(text)),
            next)
        .rightAligned();
  }

  private static long whole(String text) {
    try {
      return Long.parseLong(text.strip().replace('−', '-'));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("A whole number, please, of at most 19 digits.", e);
    }
  }

  private static String summary(ExperimentSpec spec) {
    String size = fromFile(spec) ? "" : " · " + spec.data().samples();
    return spec.data().set().label() + size + " · seed " + spec.seed();
  }

  private static String sizes(AppModel model) {
    Run run = model.run();
    if (run == null) {
      return "";
    }
    Run.Facts facts = run.facts();
    return facts.trainSamples() + " train, " + facts.testSamples() + " test";
  }

  private static boolean fromFile(ExperimentSpec spec) {
    return spec.data().set() == DataSet.CSV;
  }

  private static ExperimentSpec data(ExperimentSpec spec, UnaryOperator<DataSpec> change) {
    return spec.withData(change.apply(spec.data()));
  }

  private static DataSpec withSet(DataSpec d, DataSet set) {
    return d.withSet(set);
  }

  private static DataSpec withFile(DataSpec d, @Nullable String file, @Nullable String target) {
    return d.withFile(file, target);
  }

  private static ExperimentSpec samples(ExperimentSpec spec, double value) {
    return data(spec, d -> d.withSamples((int) value));
  }

  private static ExperimentSpec noise(ExperimentSpec spec, double value) {
    return data(spec, d -> d.withNoise(value));
  }

  private static ExperimentSpec testShare(ExperimentSpec spec, double value) {
    return data(spec, d -> d.withTestShare(value));
  }

  private static ExperimentSpec arms(ExperimentSpec spec, double value) {
    return data(spec, d -> d.withArms((int) value));
  }
}
