package backflow.figure.check;

import backflow.figure.frame.Table;
import backflow.math.FloatFormat;
import backflow.study.Exponents;
import backflow.study.GradientExponents;
import backflow.study.Lost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exponents as numbers: a row per run, layer and exponent, of the entries without a loss scale; and
 * what each format loses of them at the loss scale that is shown.
 */
final class ExponentTable {
  private static final List<String> COLUMNS =
      List.of("run", "layer", "what", "format", "loss_scale", "exponent", "count", "of");

  private final List<List<String>> rows = new ArrayList<>();

  /** A run; null: there is none. */
  void add(String run, @Nullable ExponentView view) {
    for (int l = 1; view != null && l <= view.hidden() + 1; l++) {
      List<String> head = List.of(run, Integer.toString(l));
      entries(head, view.found().layer(l).entries());
      String scale = Cells.of(view.lossScale());
      for (FloatFormat format : FloatFormat.values()) {
        lost(head, "rounded_to_", format, scale, view.rounded(l, format));
      }
      if (view.isReduced()) {
        GradientExponents found = view.found();
        String own = Cells.of(found.scales().get(0));
        lost(head, "in_run_", found.precision(), own, found.layer(l).measured());
      }
    }
  }

  private void entries(List<String> head, Exponents entries) {
    for (int e = entries.low(); !entries.isEmpty() && e <= entries.high(); e++) {
      if (entries.count(e) > 0) {
        row(head, "entries", "", "", Integer.toString(e), entries.count(e), entries.total());
      }
    }
    odd(head, "zero", entries.zeros(), entries.total());
    odd(head, "nan", entries.nans(), entries.total());
    odd(head, "infinite", entries.infinities(), entries.total());
  }

  private void odd(List<String> head, String what, long count, long of) {
    if (count > 0) {
      row(head, what, "", "", "", count, of);
    }
  }

  private void lost(List<String> head, String what, FloatFormat format, String scale, Lost lost) {
    row(head, what + "0", format.word(), scale, "", lost.toZero(), lost.of());
    row(head, what + "not_finite", format.word(), scale, "", lost.notFinite(), lost.of());
  }

  private void row(
      List<String> head,
      String what,
      String format,
      String scale,
      String exponent,
      long count,
      long of) {
    List<String> row = new ArrayList<>(head);
    row.addAll(List.of(what, format, scale, exponent, Long.toString(count), Long.toString(of)));
    rows.add(row);
  }

  /** All of it. */
  Table table() {
    return new Table(COLUMNS, rows);
  }
}
