package backflow.ui.board;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.export.render.Format;
import backflow.figure.BoardPlan;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Readings;
import backflow.figure.network.StepParts;
import backflow.probe.PartOfStep;
import backflow.ui.canvas.FramePulse;
import backflow.ui.check.CheckBar;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import backflow.ui.sweep.SweepBar;
import backflow.ui.theme.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Instruments side by side, by the plan of a board.
 *
 * <p>Pulls once per frame while it is shown: if the history has grown, everything that the cards
 * need is copied once into {@link Readings} that all of them read.
 */
public final class Board extends Region {
  private static final double GAP = 8;

  private final BoardPlan plan;
  private final AppModel model;
  private final Appearance appearance;
  private final Viewing viewing;
  private final BoardReadings source;
  private final List<InstrumentCard> cards = new ArrayList<>();
  private final SignalChips chips = new SignalChips(this::chooseHero);
  private final FramePulse pulse;
  private final Runnable pulling = this::pull;
  private final InvalidationListener redraw = o -> repaintSoon();
  private final InvalidationListener fit = o -> fitChips();
  private final InvalidationListener mean = o -> standOut();
  private final ChangeListener<Focus> follow = (p, was, now) -> focusChanged(was, now);
  private @Nullable InstrumentCard maximized;
  private @Nullable InstrumentCard pointed;
  private BiConsumer<String, Format> export = (id, format) -> {};
  private boolean compact;
  private final SlowMotion slowMotion;
  private @Nullable PartOfStep made;
  private @Nullable Region over;
  private Runnable following = () -> {};

  /**
   * The board.
   *
   * @param plan what it shows and where
   * @param model whose run to show
   * @param appearance colours and sizes
   * @param viewing what the reader looks at
   * @param pulse when to ask and to paint
   */
  public Board(
      BoardPlan plan, AppModel model, Appearance appearance, Viewing viewing, FramePulse pulse) {
    this.plan = plan;
    this.model = model;
    this.appearance = appearance;
    this.viewing = viewing;
    slowMotion = new SlowMotion(viewing);
    getStyleClass().add("board");
    setId("board-" + plan.id());
    List<Instrument> instruments =
        plan.instruments().stream().map(id -> Figures.byId(id).orElseThrow()).toList();
    source = new BoardReadings(model, viewing, instruments);
    Readings readings = source.readings();
    InstrumentCard.Source shown =
        new InstrumentCard.Source(readings, this::look, viewing::focus, this::turn);
    for (Instrument instrument : instruments) {
      String id = instrument.id();
      InstrumentCard card = new InstrumentCard(instrument, shown);
      cards.add(card);
      card.addToEnd(
          new CardMenu(card, model, viewing, readings, format -> export.accept(id, format)));
      wire(card);
      pulse.paint(card.canvas());
      if (id.equals("gradient-profile")) {
        card.addToHeader(chips);
        card.widthProperty().addListener(fit);
      }
      if (id.equals("graph")) {
        card.addToHeader(new SlowMotionButton(slowMotion));
      }
      if (id.equals("unit-lens")) {
        card.addToHeader(new UnitActions(model, viewing, readings));
      }
    }
    getChildren().setAll(cards);
    if (plan.id().equals("sweep")) {
      over = new SweepBar(model);
      getChildren().add(over);
    }
    if (plan.id().equals("check")) {
      CheckBar bar = new CheckBar(model, viewing);
      over = bar;
      getChildren().add(bar);
      following = bar::follow;
    }
    chips.show(viewing.focus().hero());
    subtitles();
    appearance.lookProperty().addListener(redraw);
    appearance.scaleProperty().addListener(redraw);
    appearance.scaleProperty().addListener(fit);
    viewing.focusProperty().addListener(follow);
    viewing.meantProperty().addListener(mean);
    viewing.coveredProperty().addListener(mean);
    mean.invalidated(viewing.meantProperty());
    this.pulse = pulse;
    pulse.ask(pulling);
  }

  /** The words on the chips, for the room in their card. */
  private void fitChips() {
    for (InstrumentCard card : cards) {
      if (card.instrument().id().equals("gradient-profile")) {
        chips.fit(card.getWidth() / appearance.scaleProperty().get());
      }
    }
  }

  private void wire(InstrumentCard card) {
    card.onMaximize(() -> maximize(maximized == card ? null : card));
    card.setOnMouseEntered(e -> pointed = card);
    card.setOnMouseExited(e -> pointed = null);
    card.canvas()
        .focusedProperty()
        .addListener((p, was, now) -> pointed = now ? card : pointed == card ? null : pointed);
    new Pointing(card, model, viewing, () -> maximize(maximized == card ? null : card)).listen();
  }

  private backflow.figure.frame.Look look(double width, double height) {
    return new backflow.figure.frame.Look(
        theme(), width, height, new Typography(appearance.scaleProperty().get()));
  }

  private Theme theme() {
    return appearance.lookProperty().get() == Look.DARK ? Theme.DARK : Theme.LIGHT;
  }

  private void turn(backflow.figure.frame.Knobs knobs) {
    viewing.focus(viewing.focus().withKnobs(knobs));
  }

  private void chooseHero(backflow.figure.frame.Signal hero) {
    viewing.focus(viewing.focus().withHero(hero));
  }

  private void focusChanged(Focus before, Focus now) {
    if (!now.knobs().equals(before.knobs())) {
      boolean onlyKnobs = now.equals(before.withKnobs(now.knobs()));
      for (InstrumentCard card : cards) {
        if (card.followKnobs() && onlyKnobs) {
          card.canvas().repaintSoon();
        }
      }
      if (onlyKnobs) {
        return;
      }
    }
    if (now.equals(before.withHover(now.hover()))) {
      // the card under the pointer is painted at once; the others mark it as their turn comes
      cards.forEach(card -> card.canvas().repaint());
      return;
    }
    if (now.hero() != before.hero()) {
      chips.show(now.hero());
      subtitles();
    }
    if (now.hero() != before.hero()
        || now.playhead() != before.playhead()
        || !now.span().equals(before.span())) {
      source.stale();
    }
    repaintSoon();
  }

  /** Who makes files of an instrument; told its id and the format to begin with. */
  public void onExport(BiConsumer<String, Format> opens) {
    export = opens;
  }

  /** The instrument that is maximized, or under the pointer; empty: none. */
  public String pointed() {
    InstrumentCard card = maximized != null ? maximized : pointed;
    return card == null ? "" : card.instrument().id();
  }

  /** Shows what another board of the same plan shows, read for the room that there is here. */
  public void like(Board other) {
    InstrumentCard large = other.maximized;
    maximize(large == null ? null : cards.get(other.cards.indexOf(large)));
    made = other.made;
    if (over instanceof SweepBar mine && other.over instanceof SweepBar theirs) {
      mine.like(theirs);
    }
    source.stale();
  }

  /** Takes it out of the frames for good. */
  public void close() {
    appearance.lookProperty().removeListener(redraw);
    appearance.scaleProperty().removeListener(redraw);
    appearance.scaleProperty().removeListener(fit);
    viewing.focusProperty().removeListener(follow);
    viewing.meantProperty().removeListener(mean);
    viewing.coveredProperty().removeListener(mean);
    pulse.forget(pulling);
    cards.forEach(card -> pulse.forget(card.canvas()));
  }

  /** Which board it is. */
  public BoardPlan plan() {
    return plan;
  }

  /** Hides subtitles, for small windows. */
  public void setCompact(boolean small) {
    compact = small;
    subtitles();
  }

  private void subtitles() {
    for (InstrumentCard card : cards) {
      String words = card.instrument().subtitle(viewing.focus().hero());
      boolean roomTaken = card.instrument().id().equals("gradient-profile");
      card.setSubtitle(words, !compact && !roomTaken && !words.isEmpty());
    }
  }

  /** One card over the whole board; null shows all. */
  private void maximize(@Nullable InstrumentCard card) {
    maximized = card;
    if (over != null) {
      over.setVisible(card == null);
    }
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

  /** Marks the cards that a lesson speaks of. */
  private void standOut() {
    for (InstrumentCard card : cards) {
      card.getStyleClass().remove("meant");
      boolean meant = viewing.meantProperty().get().contains(card.instrument().id());
      if (meant) {
        card.getStyleClass().add("meant");
      }
      card.cover(viewing.coveredProperty().get());
    }
  }

  private void repaintSoon() {
    cards.forEach(card -> card.canvas().repaintSoon());
  }

  /** Copies what is new, if anything is. */
  private void pull() {
    if (model.run() == null || !isVisible()) {
      return;
    }
    if (source.turn()) {
      cards.forEach(InstrumentCard::forget);
    }
    boolean changed = source.pull(columns());
    playNewPart();
    slowMotion.tick(System.nanoTime());
    following.run();
    if (changed) {
      cards.forEach(card -> card.canvas().repaint());
    }
  }

  /** A step that is made in parts: its newest part travels through the graph. */
  private void playNewPart() {
    PartOfStep now = model.part();
    if (Objects.equals(now, made)) {
      return;
    }
    made = now;
    if (now != null && viewing.focus().knobs().of(StepParts.SHOW).equals(StepParts.WHOLE)) {
      slowMotion.playOne();
    }
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
    double width = getWidth() - 2 * GAP;
    double height = getHeight() - 2 * GAP;
    InstrumentCard only = maximized;
    if (only != null) {
      only.resizeRelocate(GAP, GAP, width, height);
      return;
    }
    double above = layOver(width);
    List<BoardPlan.Row> rows = plan.rows();
    double shares = rows.stream().mapToDouble(BoardPlan.Row::share).sum();
    double room = height - above - GAP * (rows.size() - 1);
    double y = GAP + above;
    int card = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean last = i == rows.size() - 1;
      double rowHeight = last ? GAP + height - y : Math.rint(room * rows.get(i).share() / shares);
      card = layRow(rows.get(i), card, y, width, rowHeight);
      y += rowHeight + GAP;
    }
  }

  /** What stands over the cards. @return how much room that takes */
  private double layOver(double width) {
    Region node = over;
    if (node == null) {
      return 0;
    }
    double height = Math.ceil(node.prefHeight(width));
    node.resizeRelocate(GAP, GAP, width, height);
    return height + GAP;
  }

  private int layRow(BoardPlan.Row row, int firstCard, double y, double width, double height) {
    double shares = row.cells().stream().mapToDouble(BoardPlan.Cell::share).sum();
    double room = width - GAP * (row.cells().size() - 1);
    double x = GAP;
    int card = firstCard;
    for (BoardPlan.Cell cell : row.cells()) {
      double each = room * cell.share() / shares;
      double left = Math.rint(x);
      double right = Math.rint(x + each);
      cards.get(card++).resizeRelocate(left, y, right - left, height);
      x += each + GAP;
    }
    return card;
  }
}
