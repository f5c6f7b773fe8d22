package backflow.ui.diagnosis;

import backflow.diagnose.Examination;
import backflow.diagnose.Standing;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** That nothing is wrong, which is worth saying, with the number that matters most. */
final class HealthyCard extends VBox {
  private final Label headline = new Label();

  HealthyCard() {
    setId("healthy");
    getStyleClass().addAll("finding", "healthy");
    Label name = new Label("Healthy", new FontIcon(Feather.CHECK_CIRCLE));
    name.getStyleClass().add("finding-name");
    HBox head = new HBox(name);
    head.getStyleClass().addAll("finding-head", "healthy-head");
    headline.setWrapText(true);
    headline.getStyleClass().add("finding-headline");
    VBox body = new VBox(headline);
    body.getStyleClass().add("finding-body");
    getChildren().setAll(head, body);
  }

  void show(Examination now) {
    String figure = "";
    for (Standing standing : now.standings()) {
      if (standing.id().equals("vanishing-gradient") && standing.state() == Standing.State.FINE) {
        figure = " Of the gradient at the last hidden layer, " + standing.figure() + ".";
      }
    }
    String nothing = now.findings().isEmpty() ? "No rule fires" : "Nothing worse than a note";
    headline.setText(NumberLine.unbroken(nothing + " at this step." + figure));
    setAccessibleText("Healthy. " + headline.getText());
  }
}
