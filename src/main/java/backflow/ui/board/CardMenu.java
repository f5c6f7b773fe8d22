package backflow.ui.board;

import backflow.export.render.Format;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.train.Intervention;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What else can be done with an instrument: keep its picture or its numbers, change its axis. */
final class CardMenu extends MenuButton {
  private final InstrumentCard card;
  private final AppModel model;
  private final Viewing viewing;
  private final Readings readings;
  private final Consumer<Format> export;

  CardMenu(
      InstrumentCard card,
      AppModel model,
      Viewing viewing,
      Readings readings,
      Consumer<Format> export) {
    super(null, new FontIcon(Feather.MORE_HORIZONTAL));
    this.card = card;
    this.model = model;
    this.viewing = viewing;
    this.readings = readings;
    this.export = export;
    String id = card.instrument().id();
    setId("menu-" + id);
    getStyleClass().add("card-menu");
    setTooltip(new Tooltip("Export, pin, axis"));
    setAccessibleText("More for " + card.instrument().title());
    setOnShowing(e -> fill());
    getItems().add(new MenuItem("…"));
  }

  private void fill() {
    String id = card.instrument().id();
    MenuItem picture = new MenuItem("Export… (E)", new FontIcon(Feather.DOWNLOAD));
    picture.setId("export-" + id);
    picture.setOnAction(e -> export.accept(Format.PNG));
    MenuItem numbers = new MenuItem("Export its numbers (CSV)…", new FontIcon(Feather.GRID));
    numbers.setOnAction(e -> export.accept(Format.CSV));
    numbers.setDisable(table().columns().isEmpty());
    CheckMenuItem epochs = new CheckMenuItem("Count epochs instead of steps");
    epochs.setSelected(viewing.focus().epochs());
    epochs.setOnAction(e -> viewing.focus(viewing.focus().withEpochs(epochs.isSelected())));
    CheckMenuItem pin = new CheckMenuItem("Pin to my board");
    pin.setSelected(model.tiles().contains(id));
    pin.setDisable(!pin.isSelected() && model.tiles().size() >= AppModel.MOST_TILES);
    pin.setOnAction(e -> model.pin(id, pin.isSelected()));
    boolean kept = model.ghost() != null;
    MenuItem ghost =
        new MenuItem(kept ? "Forget the ghost" : "Keep this run as a ghost behind the next");
    ghost.setOnAction(
        e -> {
          if (kept) {
            model.forgetGhost();
          } else {
            model.keepGhost();
          }
        });
    MenuItem maximize = new MenuItem("Maximize or back (F)", new FontIcon(Feather.MAXIMIZE_2));
    maximize.setOnAction(e -> card.toggleMaximized());
    getItems().setAll(maximize, picture, numbers, new SeparatorMenuItem(), pin, epochs, ghost);
    addInterventions();
  }

  /** What can be done to the selected unit of the running network. */
  private void addInterventions() {
    boolean lens = card.instrument().id().equals("unit-lens");
    Focus focus = lens ? UnitActions.target(viewing.focus(), readings) : viewing.focus();
    if (focus.unit() == 0) {
      return;
    }
    getItems().add(new SeparatorMenuItem());
    for (Intervention.Kind kind : Intervention.Kind.values()) {
      Intervention what = Intervention.of(kind, focus.layer(), focus.unit());
      MenuItem item =
          new MenuItem(
              UnitActions.word(kind) + " unit " + what.unit() + " of layer " + what.layer());
      item.setOnAction(
          e -> {
            viewing.focus(viewing.focus().withUnit(what.layer(), what.unit()));
            model.intervene(what);
          });
      getItems().add(item);
    }
  }

  private Table table() {
    return card.figure().table(readings, viewing.focus());
  }
}
