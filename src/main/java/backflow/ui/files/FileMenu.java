package backflow.ui.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What can be done with the experiment as a file, and with the keys that do it. A dot on its icon
 * says that there are changes which no file holds.
 */
public final class FileMenu extends MenuButton {
  private static final int LONGEST_FOLDER = 44;

  private final ExperimentFiles files;
  private final Circle dot = new Circle(3.5);
  private final Menu recent = new Menu("Open recent", new FontIcon(Feather.CLOCK));
  private final MenuItem save;
  private final MenuItem revert;
  private final List<MenuItem> first = new ArrayList<>();
  private final List<MenuItem> further = new ArrayList<>();

  /**
   * The menu.
   *
   * @param files whose commands they are
   * @param newFromScene lets a built-in scene be chosen
   */
  public FileMenu(ExperimentFiles files, Runnable newFromScene) {
    this.files = files;
    setId("file-menu");
    getStyleClass().addAll("bar-button", "file-menu");
    dot.getStyleClass().add("changed-dot");
    StackPane icon = new StackPane(new FontIcon(Feather.FOLDER), dot);
    icon.getStyleClass().add("file-icon");
    setGraphic(icon);
    setTooltip(new Tooltip());
    MenuItem open = item("Open…", Feather.FOLDER, KeyCode.O, files::open);
    save = item("Save", Feather.SAVE, KeyCode.S, files::save);
    MenuItem saveAs = item("Save as…", null, null, files::saveAs);
    saveAs.setAccelerator(
        new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    revert = item("", Feather.ROTATE_CCW, null, files::revert);
    revert.setId("file-revert");
    first.addAll(
        List.of(
            item("New from scene…", Feather.PLUS, null, newFromScene),
            open,
            recent,
            new SeparatorMenuItem(),
            save,
            saveAs,
            revert));
    getItems().setAll(first);
    setOnShowing(e -> fill());
    files.desk().sheetProperty().addListener(o -> mark());
    mark();
  }

  private static MenuItem item(
      String words, @Nullable Feather icon, @Nullable KeyCode key, Runnable action) {
    MenuItem item = new MenuItem(words);
    if (icon != null) {
      item.setGraphic(new FontIcon(icon));
    }
    if (key != null) {
      item.setAccelerator(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
    }
    item.setOnAction(e -> action.run());
    return item;
  }

  /**
   * Adds an entry at the end, for what else can be made of an experiment.
   *
   * @param words what it is called, with its key: "Export… (E)"
   */
  public void add(String words, Feather icon, Runnable action) {
    further.add(item(words, icon, null, action));
  }

  private void mark() {
    boolean changed = files.desk().sheet().isChanged();
    dot.setVisible(changed);
    String says = changed ? "File: there are changes that are not saved" : "File: open, save";
    getTooltip().setText(says);
    setAccessibleText(says);
  }

  private void fill() {
    Sheet sheet = files.desk().sheet();
    revert.setText(sheet.file() == null ? "Back to the scene as it was" : "Back to what is saved");
    revert.setDisable(!sheet.isChanged());
    fillRecent();
    List<MenuItem> items = new ArrayList<>(first);
    for (Sheet aside : files.desk().asideProperty().get()) {
      String words = "Bring back " + ExperimentFiles.quoted(aside) + ", as changed";
      items.add(item(words, Feather.CORNER_UP_LEFT, null, () -> files.bringBack(aside)));
    }
    if (!further.isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.addAll(further);
    }
    getItems().setAll(items);
  }

  private void fillRecent() {
    List<Path> paths = files.recentProperty().get();
    recent.setDisable(paths.isEmpty());
    recent.getItems().clear();
    for (Path path : paths) {
      MenuItem item = item(words(path), null, null, () -> files.open(path));
      item.setMnemonicParsing(false);
      recent.getItems().add(item);
    }
    recent.getItems().add(new SeparatorMenuItem());
    recent.getItems().add(item("Empty this list", null, null, files::forgetRecent));
  }

  private static String words(Path path) {
    String folder = FileNames.folder(path);
    int cut = folder.length() - LONGEST_FOLDER;
    return path.getFileName() + "   " + (cut > 0 ? "…" + folder.substring(cut) : folder);
  }
}
