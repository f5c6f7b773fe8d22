package backflow.ui.lesson;

import backflow.lesson.Lesson;
import backflow.lesson.LessonMark;
import backflow.lesson.LessonProgress;
import backflow.lesson.Lessons;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All lessons in the order of teaching, with how far one has come. */
final class LessonList extends VBox {
  private final Consumer<Lesson> chosen;

  /**
   * The list.
   *
   * @param chosen what a click on a lesson does
   * @param own what a click on "a lesson file" does
   */
  LessonList(LessonProgress progress, Consumer<Lesson> chosen, Runnable own) {
    this.chosen = chosen;
    getStyleClass().add("lesson-page");
    getChildren()
        .add(
            Words.label(
                "Guided paths: predict, reveal, try. Each opens its own scenes in this window and"
                    + " takes about ten minutes.",
                "lesson-note"));
    for (Lesson lesson : Lessons.all()) {
      getChildren().add(entry(lesson, progress.mark(lesson.id())));
    }
    Button file = new Button("Open a lesson file…", new FontIcon(Feather.FOLDER));
    file.setId("lesson-file");
    file.getStyleClass().add("small-button");
    file.setOnAction(e -> own.run());
    getChildren().add(file);
  }

  /** Gives the keys to the first lesson that is not done: Tab goes on from there, Enter opens. */
  void takeKeys() {
    for (Node child : getChildren()) {
      if (child.getStyleClass().contains("lesson-entry")
          && !Boolean.TRUE.equals(child.getUserData())) {
        child.requestFocus();
        return;
      }
    }
  }

  private Button entry(Lesson lesson, LessonMark mark) {
    Label title = new Label(lesson.title());
    title.getStyleClass().add("lesson-entry-title");
    title.setWrapText(true);
    Label state = new Label(state(lesson, mark));
    state.getStyleClass().add("section-note");
    state.setMinWidth(Region.USE_PREF_SIZE);
    if (mark.finished()) {
      state.setGraphic(new FontIcon(Feather.CHECK_CIRCLE));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label about = Words.label(lesson.about(), "lesson-note");
    VBox words = new VBox(new HBox(title, gap, state), about);
    words.getStyleClass().add("lesson-entry-words");
    Button button = new WrappingButton(words);
    button.setId("lesson-" + lesson.id());
    button.getStyleClass().setAll("lesson-entry");
    button.setAccessibleText(lesson.title() + ", " + state.getText() + ". " + lesson.about());
    button.setUserData(mark.finished());
    button.setOnAction(e -> chosen.accept(lesson));
    return button;
  }

  private static String state(Lesson lesson, LessonMark mark) {
    int steps = lesson.steps().size();
    if (mark.finished()) {
      return "done";
    }
    return mark.equals(LessonMark.START)
        ? steps + " steps"
        : "at " + Math.min(steps, mark.step() + 1) + " of " + steps;
  }
}
