package backflow.ui.guide;

import java.util.List;

/**
 * A step of the tour.
 *
 * @param selector of what the light falls on; what cannot be seen is spoken of without
 * @param title in a few words
 * @param words one or two sentences
 */
record TourStep(String selector, String title, String words) {
  /** The tour: 60 seconds to read. */
  static final List<TourStep> ALL =
      List.of(
          new TourStep(
              "#card-gradient-profile",
              "How much gradient arrives",
              "One mark for each layer, input left, output right, on a logarithmic axis. Where the"
                  + " blue line falls toward the input, the first layers hardly learn."),
          new TourStep(
              "#control-column",
              "Change anything",
              "A setting with ↻ starts the run again from the same seed; the others change it as it"
                  + " goes on. Try Activation: ReLU and Scheme: He normal. Ctrl Z takes it back."),
          new TourStep(
              ".transport",
              "Run, pause, step",
              "Space runs and pauses. → makes one step, Shift → one part of it: forward, backward,"
                  + " clip, update."),
          new TourStep(
              ".tab-strip",
              "Boards",
              "Keys 1 to 9 show other charts of the same run: units that die, clipping, the network"
                  + " itself, theory beside it. What is pointed at is marked in all of them."),
          new TourStep(
              "#timeline",
              "Go back in time",
              "Drag to any step so far and every chart shows it. B lets a second run branch off"
                  + " there."),
          new TourStep(
              "#compare",
              "One difference, two runs",
              "C trains a run B beside this one, from the same seed on the same batches. Change one"
                  + " setting and see what it does."),
          new TourStep(
              "#help",
              "When in doubt",
              "? says what each thing is, and every chart has its own. P presents scene after scene"
                  + " on the whole screen."));
}
