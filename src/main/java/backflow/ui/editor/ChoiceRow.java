package backflow.ui.editor;

import backflow.train.ExperimentSpec;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * One of a list of words.
 *
 * @param <T> what is chosen
 */
public final class ChoiceRow<T> extends Row {
  private final ComboBox<T> box = new LateListBox<>();
  private final Function<ExperimentSpec, T> get;
  private boolean showing;
  private Consumer<T> onRefused = choice -> {};

  /**
   * A row for a setting.
   *
   * @param model where the setting lives
   * @param caption what the row says
   * @param choices all that can be chosen
   * @param words how a choice is called on screen
   * @param get reads the setting
   * @param with an experiment with another choice
   */
  public ChoiceRow(
      AppModel model,
      Caption caption,
      List<T> choices,
      Function<T, String> words,
      Function<ExperimentSpec, T> get,
      BiFunction<ExperimentSpec, T, ExperimentSpec> with) {
    super(model, caption);
    this.get = get;
    box.setId("choice-" + caption.key());
    box.getItems().setAll(choices);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setVisibleRowCount(16);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T choice) {
            return choice == null ? "" : words.apply(choice);
          }

          @Override
          public @Nullable T fromString(String text) {
            return null;
          }
        });
    box.valueProperty()
        .addListener(
            (p, was, now) -> {
              if (!showing && now != null) {
                String refusal = model.edit(caption.key(), spec -> with.apply(spec, now));
                show(model.spec());
                refuse(refusal);
                if (refusal != null) {
                  onRefused.accept(now);
                }
              }
            });
    assemble(box);
  }

  /**
   * Watches for choices that are not taken.
   *
   * @param action told the choice, after the row has gone back and said why
   */
  void onRefused(Consumer<T> action) {
    onRefused = action;
  }

  @Override
  void show(ExperimentSpec spec) {
    showing = true;
    box.setValue(get.apply(spec));
    showing = false;
    accept();
  }
}
