package backflow.ui.hunt;

import backflow.check.hunt.Hunt;
import backflow.check.hunt.Score;
import backflow.check.hunt.Search;
import backflow.check.hunt.bug.Bug;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.HuntDesk;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The column of the bug hunt: which network it is, which layer and which mistake, hints, verdicts
 * and the answer.
 */
public final class HuntPane extends VBox {
  private final Appearance appearance;
  private final HuntDesk desk;
  private final Label score = new Label();
  private final HuntChoice choice;
  private final ScrollPane scroll = new ScrollPane();
  private final Button hint = button("hint", "Hint", Feather.HELP_CIRCLE);
  private final Button giveUp = button("give-up", "Show the answer", Feather.EYE);
  private final Button guess = button("guess", "Guess", Feather.CHECK);
  private final Button next = button("next", "Next hunt", Feather.CHEVRON_RIGHT);
  private @Nullable HuntForm form;
  private @Nullable HuntTrail trail;
  private @Nullable Hunt shown;
  private @Nullable Search seen;

  /**
   * The column.
   *
   * @param model whose hunt it is
   * @param appearance sizes of type
   */
  public HuntPane(AppModel model, Appearance appearance) {
    this.appearance = appearance;
    desk = model.hunts();
    choice = new HuntChoice(model);
    next.setOnAction(e -> HuntChoice.next(model));
    setId("hunt");
    getStyleClass().addAll("card", "hunt-pane");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("column-scroll");
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(header(), choice, scroll, foot());
    desk.searchProperty().addListener(o -> show());
    desk.scoreProperty().addListener(o -> tellScore());
    appearance.scaleProperty().addListener(o -> showAnew());
    tellScore();
    show();
  }

  private static Button button(String id, String word, Feather icon) {
    Button button = new Button(word, new FontIcon(icon));
    button.setId("hunt-" + id);
    button.getStyleClass().add("small-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private HBox header() {
    Label title = new Label("Bug hunt");
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    score.setId("hunt-score");
    score.getStyleClass().add("card-subtitle");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button cross = new Button(null, new FontIcon(Feather.X));
    cross.setId("hunt-leave");
    cross.getStyleClass().add("icon-button");
    cross.setTooltip(new Tooltip("Leave the hunt (Esc)"));
    cross.setAccessibleText("Leave the hunt");
    cross.setOnAction(e -> desk.leave());
    HBox line = new HBox(title, score, gap, cross);
    line.getStyleClass().add("card-header");
    return line;
  }

  private HBox foot() {
    hint.setOnAction(e -> desk.go(Search::hint));
    hint.setTooltip(new Tooltip("A hint costs 2 points (H)"));
    giveUp.setOnAction(e -> desk.go(Search::giveUp));
    guess.setOnAction(e -> guess());
    guess.setTooltip(new Tooltip("Choose a layer and a mistake, then Enter"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(hint, giveUp, gap, guess, next);
    line.getStyleClass().add("lesson-foot");
    return line;
  }

  private void guess() {
    HuntForm now = form;
    Bug kind = now == null ? null : now.kind();
    if (now != null && kind != null && now.layer() > 0) {
      desk.go(search -> search.guess(now.layer(), kind));
    }
  }

  private void tellScore() {
    Score now = desk.scoreProperty().get();
    boolean none = now.hunts() == 0;
    score.setText(
        none ? "" : now.found() + " of " + now.hunts() + " found, " + now.points() + " points");
  }

  private void showAnew() {
    shown = null;
    show();
  }

  private void show() {
    Search search = desk.searchProperty().get();
    choice.follow();
    if (search == null) {
      shown = null;
      form = null;
      trail = null;
      scroll.setContent(content(List.of(Lines.label("A hunt is being dealt…", "lesson-note"))));
    } else if (search.hunt() != shown) {
      begin(search.hunt());
    }
    HuntTrail now = trail;
    if (search != null && now != null) {
      now.show(search);
    }
    arm();
  }

  private void begin(Hunt hunt) {
    double scale = appearance.scaleProperty().get();
    HuntForm made = new HuntForm(hunt, this::arm);
    HuntTrail left = new HuntTrail(scale);
    form = made;
    trail = left;
    shown = hunt;
    VBox content =
        content(
            List.of(
                Lines.label(
                    "One formula of this network’s backward pass is wrong, in one layer.",
                    "hunt-task"),
                Lines.label(Lines.of(hunt.ground()), "lesson-note"),
                made,
                left));
    scroll.setContent(content);
    scroll.setVvalue(0);
    content.layoutBoundsProperty().addListener((p, was, now) -> showEnd());
  }

  /** What was said last is seen, once it has its place. */
  private void showEnd() {
    Search search = desk.searchProperty().get();
    if (search != null && search != seen) {
      seen = search;
      boolean fromTop = search.over() || search.equals(Search.of(search.hunt()));
      scroll.setVvalue(fromTop ? 0 : 1);
    }
  }

  private static VBox content(List<? extends Node> nodes) {
    VBox box = new VBox();
    box.getChildren().setAll(nodes);
    box.getStyleClass().add("hunt-content");
    return box;
  }

  /** The buttons that make sense now. */
  private void arm() {
    Search search = desk.searchProperty().get();
    HuntForm now = form;
    boolean over = search != null && search.over();
    hint.setDisable(search == null || !search.canHint());
    giveUp.setDisable(search == null);
    guess.setDisable(search == null || now == null || now.layer() == 0 || now.kind() == null);
    for (Button button : List.of(hint, giveUp, guess)) {
      button.setVisible(!over);
      button.setManaged(!over);
    }
    next.setVisible(over);
    next.setManaged(over);
    if (now != null) {
      now.setVisible(!over);
      now.setManaged(!over);
    }
  }

  /**
   * A key of the window while the hunt is shown: digits choose the layer, up and down the mistake,
   * Enter guesses or deals the next, H asks for a hint, Esc leaves.
   *
   * @return whether it was for the hunt
   */
  public boolean key(KeyCode code) {
    HuntForm now = form;
    boolean onButton = getScene().getFocusOwner() instanceof Button;
    switch (code) {
      case ESCAPE -> desk.leave();
      case H -> desk.go(Search::hint);
      case ENTER -> {
        boolean onBox = getScene().getFocusOwner() instanceof ComboBox;
        if (onButton || onBox) {
          return false;
        }
        (next.isVisible() ? next : guess).fire();
      }
      case UP, DOWN -> {
        if (now == null || !now.isVisible()) {
          return false;
        }
        now.moveKind(code == KeyCode.UP ? -1 : 1);
      }
      default -> {
        int digit =
            code.isDigitKey() ? code.getName().charAt(code.getName().length() - 1) - '0' : 0;
        return now != null && now.isVisible() && now.chooseLayer(digit);
      }
    }
    return true;
  }
}
