package backflow.ui.board;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.Focus;
import backflow.figure.Hit;
import backflow.figure.LossFacts;
import backflow.figure.Readings;
import backflow.train.Run;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.theme.Look;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The board on which a gradient is watched flowing: profile and history above; signal by step, loss
 * and update : weight below.
 *
 * <p>Pulls once per frame: if the history has grown, everything that is shown is copied once into
 * {@link Readings} that all five figures read.
 */
public final class FlowBoard extends Region {
  /** Share of the height that the upper row gets. */
  private static final double UPPER = 0.565;

  private static final double GAP = 8;

  private final AppModel model;
  private final Appearance appearance;
  private final Readings readings = new Readings();
  private final ObjectProperty<Focus> focus = new SimpleObjectProperty<>(Focus.LIVE);
  private final List<InstrumentCard> cards;
  private final SignalChips chips = new SignalChips(s -> setFocus(focus().withHero(s)));
  private @Nullable InstrumentCard maximized;
  private @Nullable InstrumentCard pointed;
  private @Nullable Run shown;
  private long version = -1;
  private boolean compact;

  /**
   * The board.
   *
   * @param model whose run to show
   * @param appearance colours and sizes
   * @param pulse when to ask and to paint
   */
  public FlowBoard(AppModel model, Appearance appearance, FramePulse pulse) {
    this.model = model;
    this.appearance = appearance;
    getStyleClass().add("board");
    setId("board-flow");
    InstrumentCard.Source source = new InstrumentCard.Source(readings, this::look, this::focus);
    cards =
        Figures.all().stream()
            .filter(instrument -> instrument.board().equals("flow"))
            .map(instrument -> new InstrumentCard(instrument, source))
            .toList();
    getChildren().setAll(cards);
    cards.forEach(this::wire);
    cards.get(0).addToHeader(chips);
    chips.show(Focus.LIVE.hero());
    subtitles();
    appearance.lookProperty().addListener(o -> repaintSoon());
    appearance.scaleProperty().addListener(o -> repaintSoon());
    cards.forEach(card -> pulse.paint(card.canvas()));
    pulse.ask(this::pull);
  }

  private void wire(InstrumentCard card) {
    card.onMaximize(() -> maximize(maximized == card ? null : card));
    card.setOnMouseEntered(e -> pointed = card);
    card.setOnMouseExited(e -> pointed = null);
    card.canvas().setOnMouseMoved(e -> hover(card.hit(e)));
    card.canvas().setOnMouseDragged(e -> hover(card.hit(e)));
    card.canvas().setOnMouseExited(e -> hover(Hit.NONE));
    card.canvas().setOnMouseClicked(e -> select(card, e));
  }

  private backflow.figure.Look look(double width, double height) {
    Theme theme = appearance.lookProperty().get() == Look.DARK ? Theme.DARK : Theme.LIGHT;
    return new backflow.figure.Look(
        theme, width, height, new Typography(appearance.scaleProperty().get()));
  }

  /** What the reader looks at: hero signal, selected layer, what is under the pointer. */
  public ObjectProperty<Focus> focusProperty() {
    return focus;
  }

  private Focus focus() {
    return focus.get();
  }

  private void setFocus(Focus next) {
    Focus before = focus.get();
    if (next.equals(before)) {
      return;
    }
    focus.set(next);
    if (next.hero() != before.hero()) {
      chips.show(next.hero());
      subtitles();
      version = -1;
      pull();
    }
    repaintSoon();
  }

  private void hover(Hit hit) {
    setFocus(focus().withHover(hit));
  }

  private void select(InstrumentCard card, MouseEvent event) {
    Hit hit = card.hit(event);
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      if (event.getClickCount() == 2) {
        maximize(maximized == card ? null : card);
      } else {
        setFocus(focus().withLayer(hit.layer() == focus().layer() ? 0 : hit.layer()));
      }
    }
  }

  /** Hides subtitles and shortens chips, for small windows. */
  public void setCompact(boolean small) {
    compact = small;
    chips.setCompact(small);
    subtitles();
  }

  private void subtitles() {
    for (InstrumentCard card : cards) {
      String words = card.instrument().subtitle(focus().hero());
      boolean chipsThere = card == cards.get(0);
      card.setSubtitle(words, !compact && !chipsThere && !words.isEmpty());
    }
  }

  /** One card over the whole board; null shows all. */
  private void maximize(@Nullable InstrumentCard card) {
    maximized = card;
    for (InstrumentCard each : cards) {
      each.setVisible(card == null || each == card);
      each.showMaximized(each == card);
    }
    requestLayout();
    repaintSoon();
  }

  /** Maximizes the card under the pointer (else the first), or goes back. */
  public void toggleMaximized() {
    maximize(maximized != null ? null : pointed != null ? pointed : cards.get(0));
  }

  /** Back to all cards. @return whether one was maximized */
  public boolean restoreAll() {
    boolean was = maximized != null;
    maximize(null);
    return was;
  }

  private void repaintSoon() {
    cards.forEach(card -> card.canvas().repaintSoon());
  }

  /** Copies what is new, if anything is. */
  private void pull() {
    Run run = model.run();
    if (run == null || !isVisible()) {
      return;
    }
    if (!run.equals(shown)) {
      begin(run);
    }
    long now = run.history().version();
    if (now != version) {
      version = now;
      readings.read(run.history(), focus().playhead(), focus().hero(), columns());
      cards.forEach(card -> card.canvas().repaint());
    }
  }

  private void begin(Run run) {
    shown = run;
    version = -1;
    readings.loss(LossFacts.of(run.facts().loss(), run.facts().classes()));
    int layers = run.history().layers();
    if (focus().layer() > layers) {
      setFocus(focus().withLayer(0));
    }
    setFocus(focus().withHover(Hit.NONE));
    cards.forEach(InstrumentCard::forget);
  }

  private int columns() {
    double widest = 64;
    for (InstrumentCard card : cards) {
      widest = Math.max(widest, card.canvas().getWidth());
    }
    return (int) widest;
  }

  @Override
  protected void layoutChildren() {
    double gap = GAP;
    double width = getWidth() - 2 * gap;
    double height = getHeight() - 2 * gap;
    InstrumentCard only = maximized;
    if (only != null) {
      only.resizeRelocate(gap, gap, width, height);
      return;
    }
    double upper = Math.rint((height - gap) * UPPER);
    row(cards.subList(0, 2), gap, width, upper);
    row(cards.subList(2, cards.size()), gap + upper + gap, width, height - gap - upper);
  }

  private static void row(List<InstrumentCard> row, double y, double width, double height) {
    double each = (width - GAP * (row.size() - 1)) / row.size();
    for (int i = 0; i < row.size(); i++) {
      double left = Math.rint(GAP + i * (each + GAP));
      double right = Math.rint(GAP + i * (each + GAP) + each);
      row.get(i).resizeRelocate(left, y, right - left, height);
    }
  }
}
