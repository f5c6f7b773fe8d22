package backflow.ui.editor;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Skin;
import javafx.scene.control.skin.ComboBoxListViewSkin;

/**
 * A combo box whose list is styled when it is first opened. By itself JavaFX keeps it among the
 * box's children from the start, to know how wide it would be: a dozen of them are a quarter of all
 * that is styled before the window shows. For a box that gets its width from its room.
 *
 * @param <T> what is chosen
 */
final class LateListBox<T> extends ComboBox<T> {
  @Override
  protected Skin<?> createDefaultSkin() {
    return new LateListSkin<>(this);
  }

  private static final class LateListSkin<T> extends ComboBoxListViewSkin<T> {
    LateListSkin(ComboBox<T> box) {
      super(box);
      getChildren().remove(getPopupContent()); // opening puts it into the pop-up
    }
  }
}
