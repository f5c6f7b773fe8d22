package backflow.ui.present;

import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.TextSpec;
import java.util.List;
import java.util.Optional;

/**
 * What one slide has to say.
 *
 * @param place among all scenes, from 0; −1: it is none of them, or its settings were changed
 * @param name of the experiment
 * @param claim what is to be learned; empty if the experiment claims nothing
 * @param watch what to look at; may be empty
 * @param question what to predict first
 */
record Slide(int place, String name, String claim, String watch, Question question) {
  /**
   * The slide of an experiment. Words are told only of settings that they were written for.
   *
   * @param spec as it is now
   */
  static Slide of(ExperimentSpec spec) {
    int place = placeOf(spec.name());
    boolean changed =
        place >= 0 && scene(place).map(scene -> !scene.spec().sameRun(spec)).orElse(true);
    if (changed) {
      return new Slide(place, spec.name() + ", changed", "", "", Question.NONE);
    }
    TextSpec text = spec.text();
    return new Slide(place, spec.name(), text.title(), text.watch(), Question.of(text));
  }

  /** The scene at a place, if there is one. */
  static Optional<Scene> scene(int place) {
    List<String> ids = Scenes.ids();
    return place < 0 || place >= ids.size() ? Optional.empty() : Scenes.named(ids.get(place));
  }

  /** How many scenes there are. */
  static int count() {
    return Scenes.ids().size();
  }

  private static int placeOf(String name) {
    for (int place = 0; place < count(); place++) {
      if (scene(place).map(scene -> scene.name().equals(name)).orElse(false)) {
        return place;
      }
    }
    return -1;
  }

  /** The large words over the picture. */
  String heading(boolean revealed) {
    if (!revealed && !question.isNone()) {
      return question.words();
    }
    return claim.isEmpty() ? name : claim;
  }
}
