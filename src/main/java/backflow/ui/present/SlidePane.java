package backflow.ui.present;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The places of a slide: large words above, the pictures, beside them the answers, one line below.
 */
final class SlidePane extends BorderPane {
  /** Longer words are written smaller, so that they stay on two lines. */
  private static final int LONG = 105;

  private final Label heading = label("slide-heading");
  private final Label name = label("slide-name");
  private final Label frozen = label("slide-frozen");
  private final Dots dots = new Dots();
  private final Label predict = label("slide-predict");
  private final AnswerList answers = new AnswerList();
  private final Label explain = label("slide-explain");
  private final VBox aside = new VBox();
  private final Label line = label("slide-line");
  private final Label status = label("slide-status");
  private final Label opening = label("slide-opening");
  private final KeyHint asideHint = new KeyHint("aside-hint");
  private final KeyHint footerHint = new KeyHint("footer-hint");
  private final Node pictures;

  /** What a key does, in words beside its cap. */
  private static final class KeyHint extends HBox {
    private final Label words = label("hint-words");

    KeyHint(String id) {
      setId(id);
      getStyleClass().add("key-hint");
      Label cap = label("key-cap");
      cap.setText("Space");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      words.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().setAll(cap, words);
    }

    void say(String text) {
      words.setText(text);
      shown(this, !text.isEmpty());
    }
  }

  /**
   * An empty slide.
   *
   * @param pictures what stands in the middle
   */
  SlidePane(Node pictures) {
    this.pictures = pictures;
    getStyleClass().add("slide");
    setId("slide");
    setTop(header());
    StackPane middle = new StackPane(pictures, opening);
    middle.setMinSize(0, 0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    aside.getStyleClass().add("slide-aside");
    aside.getChildren().setAll(predict, answers, explain, asideHint);
    HBox centre = new HBox(middle, aside);
    centre.getStyleClass().add("slide-centre");
    centre.setMinSize(0, 0);
    setCenter(centre);
    setBottom(footer());
    opening.setVisible(false);
  }

  private HBox header() {
    frozen.setText("frozen");
    frozen.setGraphic(new FontIcon(Feather.PAUSE_CIRCLE));
    for (Label each : new Label[] {name, frozen}) {
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
    dots.setMinWidth(Region.USE_PREF_SIZE);
    heading.setWrapText(true);
    heading.setMinWidth(0);
    heading.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    HBox place = new HBox(frozen, name);
    place.getStyleClass().add("slide-place");
    VBox right = new VBox(place, dots);
    right.getStyleClass().add("slide-where");
    right.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(heading, right);
    header.getStyleClass().add("slide-header");
    return header;
  }

  private HBox footer() {
    line.setWrapText(true);
    line.setMinWidth(0);
    line.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(line, Priority.ALWAYS);
    status.setMinWidth(Region.USE_PREF_SIZE);
    explain.setWrapText(true);
    predict.setWrapText(true);
    VBox right = new VBox(footerHint, status);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.getStyleClass().add("slide-state");
    HBox footer = new HBox(line, right);
    footer.getStyleClass().add("slide-footer");
    return footer;
  }

  /**
   * Shows the words of a slide.
   *
   * @param chosen which answer the audience predicts, from 1; 0: none yet
   */
  void show(Slide slide, int chosen, boolean revealed) {
    Question question = slide.question();
    heading.setText(slide.heading(revealed));
    heading.getStyleClass().remove("long");
    if (heading.getText().length() > LONG) {
      heading.getStyleClass().add("long");
    }
    // names of scenes tell what is found: "Batch norm explodes"
    boolean open = revealed || question.isNone() || slide.place() < 0;
    name.setText(open ? slide.name() : (slide.place() + 1) + " of " + Slide.count());
    dots.show(slide.place(), Slide.count());
    answers.show(question, chosen, revealed);
    boolean choice = !question.answers().isEmpty();
    shown(aside, choice);
    predict.setText(revealed ? question.words() : "Predict");
    explain.setText(question.explain());
    shown(explain, revealed && choice && !question.explain().isEmpty());
  }

  /** The one line below. */
  void say(String words) {
    line.setText(words);
  }

  /** Step and state, small, at the right. */
  void status(String words) {
    status.setText(words);
  }

  /** What Space does next; empty: nothing that needs saying. */
  void hint(String words) {
    asideHint.say(words);
    footerHint.say(aside.isVisible() ? "" : words);
  }

  void frozen(boolean on) {
    shown(frozen, on);
  }

  /** Says that the pictures are not there yet; empty: they are. */
  void opening(String words) {
    opening.setText(words);
    opening.setVisible(!words.isEmpty());
    pictures.setVisible(words.isEmpty());
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setId(style);
    return label;
  }

  private static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }
}
