package backflow.ui.board;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.ui.canvas.FramePulse;
import backflow.ui.hunt.HuntPane;
import backflow.ui.hunt.RatioCard;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.HuntDesk;
import backflow.ui.model.Viewing;
import javafx.beans.InvalidationListener;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The board of the bug hunt, over the board Check while somebody hunts: the check of the hunt's own
 * network at the left, the questions at the right. Nothing of the run that is shown elsewhere is
 * here.
 */
public final class HuntBoard extends Region {
  private static final double GAP = 8;
  private static final double PANE = 348;

  private final HuntDesk desk;
  private final Readings readings = new Readings();
  private final @Nullable InstrumentCard card;
  private final RatioCard ratios = new RatioCard();
  private final HuntPane pane;
  private final Appearance appearance;

  /**
   * The board.
   *
   * @param model whose hunt it is
   * @param appearance colours and sizes
   * @param viewing what the reader looks at
   * @param pulse when to paint
   */
  public HuntBoard(AppModel model, Appearance appearance, Viewing viewing, FramePulse pulse) {
    this.appearance = appearance;
    desk = model.hunts();
    pane = new HuntPane(model, appearance);
    setId("board-hunt");
    getStyleClass().add("board");
    card =
        Figures.byId("check-tensors")
            .map(
                i ->
                    new InstrumentCard(
                        i,
                        new InstrumentCard.Source(
                            readings,
                            this::look,
                            viewing::focus,
                            knobs -> viewing.focus(viewing.focus().withKnobs(knobs)))))
            .orElse(null);
    getChildren().setAll(ratios, pane);
    InstrumentCard made = card;
    if (made != null) {
      getChildren().add(0, made);
      pulse.paint(made.canvas());
      InvalidationListener redraw = o -> made.canvas().repaintSoon();
      appearance.lookProperty().addListener(redraw);
      appearance.scaleProperty().addListener(redraw);
      viewing.focusProperty().addListener(redraw);
    }
    appearance.scaleProperty().addListener(o -> requestLayout());
    desk.searchProperty().addListener(o -> show());
    show();
  }

  private Look look(double width, double height) {
    boolean dark = appearance.lookProperty().get() == backflow.ui.theme.Look.DARK;
    Typography type = new Typography(appearance.scaleProperty().get());
    return new Look(dark ? Theme.DARK : Theme.LIGHT, width, height, type);
  }

  /** Shows the check of the hunt. */
  private void show() {
    ratios.show(desk.report());
  }

  /** A key of the window while this is shown. @return whether it was for the hunt */
  public boolean key(KeyCode code) {
    return pane.key(code);
  }

  @Override
  protected void layoutChildren() {
    double right = Math.min(PANE * appearance.scaleProperty().get(), getWidth() / 2);
    double left = getWidth() - 3 * GAP - right;
    double height = getHeight() - 2 * GAP;
    double y = GAP;
    InstrumentCard above = card;
    if (above != null) {
      double share = Math.rint(0.56 * (height - GAP));
      above.resizeRelocate(GAP, y, left, share);
      y += share + GAP;
    }
    ratios.resizeRelocate(GAP, y, left, getHeight() - GAP - y);
    pane.resizeRelocate(2 * GAP + left, GAP, right, height);
  }
}
