package backflow.ui.editor;

import backflow.train.ExperimentSpec;
import backflow.ui.model.AppModel;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A setting that is typed as text: a list, a name, a seed. */
public final class TextRow extends Row {
  private final TextField field = new TextField();
  private final Function<ExperimentSpec, String> get;
  private final BiFunction<ExperimentSpec, String, ExperimentSpec> with;
  private boolean showing;

  /**
   * A row for a setting.
   *
   * @param model where the setting lives
   * @param caption what the row says
   * @param prompt shown while nothing is typed
   * @param get reads the setting
   * @param with an experiment with another text; throws IllegalArgumentException with the reason if
   *     it is not allowed
   * @param beside shown right of the field
   */
  public TextRow(
      AppModel model,
      Caption caption,
      String prompt,
      Function<ExperimentSpec, String> get,
      BiFunction<ExperimentSpec, String, ExperimentSpec> with,
      Node... beside) {
    super(model, caption);
    this.get = get;
    this.with = with;
    field.setId("field-" + caption.key());
    field.setPromptText(prompt);
    field.textProperty().addListener((p, was, now) -> check());
    field.setOnAction(e -> commit());
    field
        .focusedProperty()
        .addListener(
            (p, was, now) -> {
              if (!now) {
                commit();
              }
            });
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    Node[] editor = new Node[beside.length + 1];
    editor[0] = field;
    System.arraycopy(beside, 0, editor, 1, beside.length);
    assemble(editor);
  }

  /** Right-aligns what is typed, as numbers are. */
  public TextRow rightAligned() {
    field.getStyleClass().add("number-field");
    return this;
  }

  @Override
  void show(ExperimentSpec spec) {
    if (!field.isFocused() || !refused()) {
      showing = true;
      String text = get.apply(spec);
      if (!text.equals(field.getText())) {
        field.setText(text);
      }
      showing = false;
      accept();
    }
  }

  private void check() {
    if (!showing) {
      refuse(model().refusal(spec -> with.apply(spec, field.getText())));
    }
  }

  private void commit() {
    check();
    if (!refused()) {
      String text = field.getText();
      refuse(model().edit(caption().key(), spec -> with.apply(spec, text)));
      if (!refused()) {
        show(model().spec());
      }
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      accept();
      show(model().spec());
      event.consume();
    }
  }
}
