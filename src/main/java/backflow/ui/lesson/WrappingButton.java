package backflow.ui.lesson;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/**
 * A button whose words are broken where its width ends; a plain one would ask for their height at
 * no width at all.
 */
class WrappingButton extends Button {
  private final Region content;

  WrappingButton(Region content) {
    this.content = content;
    setGraphic(content);
    setMaxWidth(Double.MAX_VALUE);
    content.prefWidthProperty().bind(widthProperty().subtract(26));
    content.maxWidthProperty().bind(widthProperty().subtract(26));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    double room = (width < 0 ? getWidth() : width) - 26;
    double height = content.prefHeight(Math.max(60, room));
    return Math.ceil(insets.getTop() + height + insets.getBottom());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }
}
