package backflow.ui.editor;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A few words side by side of which one is chosen.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private boolean showing;

  /**
   * Segments of equal width if they are given room.
   *
   * @param id prefix of the buttons' ids, which end in a number from 0
   * @param choices at least two
   * @param words how each is called
   * @param chosen told what the user has chosen
   */
  public Segments(String id, List<T> choices, Function<T, String> words, Consumer<T> chosen) {
    getStyleClass().add("segments");
    setId(id);
    for (int i = 0; i < choices.size(); i++) {
      ToggleButton button = new ToggleButton(words.apply(choices.get(i)));
      button.setId(id + "-" + i);
      button.setUserData(choices.get(i));
      button.setToggleGroup(group);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setFocusTraversable(i == 0);
      button
          .getStyleClass()
          .addAll("segment", i == 0 ? "first" : i == choices.size() - 1 ? "last" : "middle");
      HBox.setHgrow(button, Priority.ALWAYS);
      getChildren().add(button);
    }
    group.selectedToggleProperty().addListener((p, was, now) -> selected(was, now, chosen));
  }

  @SuppressWarnings("unchecked")
  private void selected(Toggle was, Toggle now, Consumer<T> chosen) {
    if (now == null && !showing) {
      group.selectToggle(was);
    } else if (now != null && !showing) {
      chosen.accept((T) now.getUserData());
    }
  }

  /**
   * Shows what is chosen, without telling.
   *
   * @param choice one of the choices; otherwise none is shown as chosen
   */
  public void show(T choice) {
    showing = true;
    for (Toggle toggle : group.getToggles()) {
      if (toggle.getUserData().equals(choice)) {
        toggle.setSelected(true);
      }
    }
    showing = false;
  }

  /** Which can be chosen now; the others stay to be seen, grey. */
  public void offer(Predicate<T> possible) {
    for (Node button : getChildren()) {
      @SuppressWarnings("unchecked")
      T choice = (T) button.getUserData();
      button.setDisable(!possible.test(choice));
    }
  }

  /** Shows none as chosen, without telling. */
  public void showNone() {
    showing = true;
    group.selectToggle(null);
    showing = false;
  }
}
