package backflow.ui.board;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.check.GradientReport;
import backflow.check.Inquiry;
import backflow.check.hunt.Search;
import backflow.figure.Figures;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.study.check.CheckedTensors;
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
 * here, and what is pointed at here is marked nowhere else.
 */
public final class HuntBoard extends Region {
  private static final double GAP = 8;
  private static final double PANE = 348;
  private static final double CHART = 0.56;

  private final HuntDesk desk;
  private final Readings readings = new Readings();
  private final Viewing viewing = new Viewing();
  private final InstrumentCard card;
  private final RatioCard ratios = new RatioCard();
  private final HuntPane pane;
  private final Appearance appearance;
  private boolean maximized;

  /**
   * The board.
   *
   * @param model whose hunt it is
   * @param appearance colours and sizes
   * @param pulse when to paint
   */
  public HuntBoard(AppModel model, Appearance appearance, FramePulse pulse) {
    this.appearance = appearance;
    desk = model.hunts();
    pane = new HuntPane(model, appearance);
    setId("board-hunt");
    getStyleClass().add("board");
    InstrumentCard.Source source =
        new InstrumentCard.Source(
            readings,
            this::look,
            viewing::focus,
            knobs -> viewing.focus(viewing.focus().withKnobs(knobs)));
    card = new InstrumentCard(Figures.byId("check-tensors").orElseThrow(), source);
    card.setId("card-hunt");
    card.canvas().setId("canvas-hunt");
    card.onMaximize(this::toggleMaximized);
    new Pointing(card, model, viewing, this::toggleMaximized).listen();
    getChildren().setAll(card, ratios, pane);
    pulse.paint(card.canvas());
    InvalidationListener redraw = o -> card.canvas().repaintSoon();
    appearance.lookProperty().addListener(redraw);
    appearance.scaleProperty().addListener(redraw);
    appearance.scaleProperty().addListener(o -> requestLayout());
    viewing.focusProperty().addListener(redraw);
    desk.searchProperty().addListener((p, was, now) -> show(now));
    show(desk.searchProperty().get());
  }

  private Look look(double width, double height) {
    boolean dark = appearance.lookProperty().get() == backflow.ui.theme.Look.DARK;
    Typography type = new Typography(appearance.scaleProperty().get());
    return new Look(dark ? Theme.DARK : Theme.LIGHT, width, height, type);
  }

  /** Shows the check of the hunt. */
  private void show(@Nullable Search search) {
    GradientReport report = desk.report();
    ratios.show(report);
    if (search == null || report == null) {
      readings.findings().clear();
      card.forget();
      return;
    }
    CheckedTensors now = readings.findings().find(CheckedTensors.class);
    if (now == null || now.report() != report) {
      readings
          .findings()
          .put(
              CheckedTensors.class,
              CheckedTensors.of(0, search.hunt().subject().network(), Inquiry.USUAL, report));
      card.forget();
    }
  }

  private void toggleMaximized() {
    maximized = !maximized;
    ratios.setVisible(!maximized);
    card.showMaximized(maximized);
    requestLayout();
  }

  /** A key of the window while this is shown. @return whether it was for the hunt */
  public boolean key(KeyCode code) {
    if (code == KeyCode.F) {
      toggleMaximized();
      return true;
    }
    return pane.key(code);
  }

  @Override
  protected void layoutChildren() {
    double right = Math.min(PANE * appearance.scaleProperty().get(), getWidth() / 2);
    double left = getWidth() - 3 * GAP - right;
    double height = getHeight() - 2 * GAP;
    double above = maximized ? height : Math.rint(CHART * (height - GAP));
    card.resizeRelocate(GAP, GAP, left, above);
    ratios.resizeRelocate(GAP, 2 * GAP + above, left, Math.max(0, height - GAP - above));
    pane.resizeRelocate(2 * GAP + left, GAP, right, height);
  }
}
