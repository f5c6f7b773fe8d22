package backflow.ui.lesson;

import backflow.lesson.Exercise;
import backflow.lesson.LessonStep;
import backflow.lesson.Question;
import backflow.lesson.Staging;
import backflow.lesson.measure.Measured;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.model.Appearance;
import backflow.ui.pane.ControlWords;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of a lesson: text, prediction, reveal, exercise; more of it appears as one goes on. */
final class StepPage extends VBox {
  private final Walk walk;
  private final Appearance appearance;
  private final Runnable moved;
  private final VBox question = new VBox();
  private final VBox reveal = new VBox();
  private final VBox exercise = new VBox();
  private final Label done = new Label();
  private final Label howTo =
      Words.label("Drag from left to right, or ← → and ↑ ↓.", "lesson-note");
  private final Button show = new Button("Reveal");
  private final List<OptionButton> options = new ArrayList<>();
  private @Nullable ProfileDrawing drawing;

  /**
   * The page of the step where a walk is, once its scene stands ready.
   *
   * @param m what was measured
   * @param moved is told when something is predicted or revealed
   */
  StepPage(Walk walk, Measured m, Appearance appearance, Runnable moved) {
    this.walk = walk;
    this.appearance = appearance;
    this.moved = moved;
    getStyleClass().add("lesson-page");
    LessonStep step = walk.now();
    double scale = appearance.scaleProperty().get();
    getChildren().add(Words.label(step.title(), "lesson-step-title"));
    getChildren().addAll(Words.paragraphs(step.text().filled(m), scale));
    changes(step.staging());
    getChildren().addAll(question, reveal, exercise);
    question.getStyleClass().add("lesson-question");
    reveal.getStyleClass().add("lesson-reveal");
    exercise.getStyleClass().add("lesson-exercise");
    ask(step.question(), m, scale);
    invite(step.exercise(), m, scale);
    setShown(reveal, false);
    setShown(exercise, step.exercise() != null && step.question() == null);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** What this run has otherwise than its scene. */
  private void changes(Staging staging) {
    for (Staging.Change change : staging.changes()) {
      getChildren()
          .add(Words.label(ControlWords.line(change.key(), change.value()), "lesson-change"));
    }
  }

  private void ask(@Nullable Question asked, Measured m, double scale) {
    setShown(question, asked != null);
    if (asked == null) {
      return;
    }
    question.getChildren().add(Words.label("Predict", "lesson-heading"));
    question.getChildren().addAll(Words.paragraphs(asked.prompt().filled(m), scale));
    if (asked instanceof Question.Choice choice) {
      for (int i = 0; i < choice.options().size(); i++) {
        int number = i;
        String words = choice.options().get(i).text().filled(m);
        OptionButton option = new OptionButton(i + 1, words, scale);
        option.setOnAction(e -> choose(number));
        options.add(option);
      }
      question.getChildren().addAll(options);
    } else if (asked instanceof Question.Profile profile) {
      ProfileDrawing made =
          new ProfileDrawing(profile, m.spec().network().depth(), appearance, this::drawn);
      drawing = made;
      question.getChildren().addAll(made, howTo);
    }
    show.setId("reveal");
    show.getStyleClass().add("small-button");
    show.setText("I don't know, show me");
    show.setOnAction(e -> reveal());
    question.getChildren().add(show);
  }

  private void invite(@Nullable Exercise todo, Measured m, double scale) {
    if (todo == null) {
      return;
    }
    exercise.getChildren().add(Words.label("Do it yourself", "lesson-heading"));
    exercise.getChildren().addAll(Words.paragraphs(todo.text().filled(m), scale));
    done.setId("exercise-state");
    done.getStyleClass().add("exercise-state");
    exercise.getChildren().add(done);
    showDone(walk.isExercised());
  }

  /** Says whether the exercise is done. */
  void showDone(boolean is) {
    done.setText(is ? "Done" : "Not yet; it ticks itself once it is done");
    done.setGraphic(new FontIcon(is ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
    done.getStyleClass().setAll("label", "exercise-state", is ? "done" : "open");
  }

  /** Predicts an answer, from 0. @return whether there is one of that number to predict */
  boolean choose(int option) {
    if (option >= options.size() || walk.isRevealed()) {
      return false;
    }
    walk.choose(option);
    for (int i = 0; i < options.size(); i++) {
      options.get(i).choose(i == option);
    }
    predicted();
    return true;
  }

  /** Gives a key to the drawing. @return whether it was for it */
  boolean draw(KeyCode code) {
    ProfileDrawing made = drawing;
    return made != null && made.key(code);
  }

  /** Shows the prediction that the walk has already, and what it is measured by. */
  void resume(boolean revealed) {
    double[] profile = walk.drawn();
    if (walk.chosen() >= 0) {
      choose(walk.chosen());
    }
    if (drawing != null && profile.length > 0) {
      drawing.show(profile);
    }
    if (revealed) {
      reveal();
    }
  }

  private void drawn(double[] profile) {
    walk.draw(profile);
    predicted();
  }

  private void predicted() {
    show.setText("Reveal");
    moved.run();
  }

  /** Shows what was measured over what was predicted. */
  void reveal() {
    walk.reveal();
    Measured m = walk.staged();
    if (m == null || !walk.isRevealed() || reveal.isVisible()) {
      return;
    }
    setShown(show, false);
    setShown(howTo, false);
    if (walk.now().question() instanceof Question.Choice choice) {
      int right = choice.right(m);
      for (int i = 0; i < options.size(); i++) {
        options.get(i).reveal(i == right, i == walk.chosen());
      }
    }
    ProfileDrawing drawn = drawing;
    if (drawn != null && walk.now().question() instanceof Question.Profile profile) {
      drawn.reveal(profile.measured(m));
    }
    reveal.getChildren().add(Words.label(verdict(), "lesson-heading"));
    double scale = appearance.scaleProperty().get();
    reveal.getChildren().addAll(Words.paragraphs(walk.now().reveal().filled(m), scale));
    setShown(reveal, true);
    setShown(exercise, walk.now().exercise() != null);
    moved.run();
  }

  private String verdict() {
    if (!walk.hasPredicted()) {
      return "Measured";
    }
    return walk.wasRight() ? "Measured: you were right" : "Measured: it is otherwise";
  }

  /** What is to be drawn by keyboard takes the keys; a choice needs no focus for its numbers. */
  void takeKeys() {
    ProfileDrawing made = drawing;
    if (made != null) {
      made.canvas().requestFocus();
    }
  }

  /** Its own canvas, to be painted with the others; null if nothing is drawn here. */
  @Nullable ChartCanvas canvas() {
    ProfileDrawing made = drawing;
    return made == null ? null : made.canvas();
  }
}
