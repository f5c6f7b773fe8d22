package backflow.ui.pane;

import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.util.Iterator;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Which scene to open; type to search. Scenes are read one per frame, so that none waits. */
final class ScenePicker extends SearchableComboBox<Scene> {
  private final AppModel model;
  private final Viewing viewing;
  private final Iterator<String> unread = Scenes.ids().iterator();
  private boolean showing;
  private boolean chosen;

  ScenePicker(AppModel model, Viewing viewing, FramePulse pulse, Consumer<ExperimentSpec> open) {
    this.model = model;
    this.viewing = viewing;
    setId("scenes");
    getStyleClass().add("scene-picker");
    setVisibleRowCount(16);
    setTooltip(new Tooltip("Open a scene; type to search"));
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Scene scene) {
            return scene == null ? "" : scene.name();
          }

          @Override
          public @Nullable Scene fromString(String text) {
            return getItems().stream().filter(s -> s.name().equals(text)).findFirst().orElse(null);
          }
        });
    Shown shown = new Shown();
    setButtonCell(shown);
    promptTextProperty().addListener(o -> shown.tell());
    valueProperty()
        .addListener(
            (p, was, now) -> {
              if (!showing && now != null) {
                open.accept(now.spec());
                chosen = true;
              }
            });
    model.specProperty().addListener((p, was, now) -> show(now));
    viewing.coveredProperty().addListener(o -> show(model.spec()));
    readOne();
    pulse.ask(this::readOne);
  }

  /** What is chosen; the prompt where nothing is: by itself JavaFX shows that only at first. */
  private final class Shown extends ListCell<Scene> {
    @Override
    protected void updateItem(@Nullable Scene scene, boolean empty) {
      super.updateItem(scene, empty);
      tell();
    }

    private void tell() {
      Scene scene = getItem();
      setText(scene == null ? getPromptText() : scene.name());
    }
  }

  private void readOne() {
    if (unread.hasNext()) {
      Scenes.named(unread.next()).ifPresent(getItems()::add);
      show(model.spec());
    } else if (chosen) {
      chosen = false; // it may not have been opened after all
      show(model.spec());
    }
  }

  /**
   * Shows the scene that an experiment was, whatever has been changed in it since; the name of one
   * that was no scene. While something is to be predicted neither: names tell what is found.
   */
  private void show(ExperimentSpec spec) {
    showing = true;
    if (viewing.coveredProperty().get()) {
      setPromptText("to be predicted");
      setValue(null);
      showing = false;
      return;
    }
    setPromptText(spec.name().isEmpty() ? "no scene" : spec.name());
    setValue(
        getItems().stream().filter(s -> s.name().equals(spec.name())).findFirst().orElse(null));
    showing = false;
  }
}
