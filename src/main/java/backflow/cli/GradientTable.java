package backflow.cli;

import backflow.check.Band;
import backflow.check.GradientReport;
import backflow.check.TensorCheck;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A gradient check in words and as JSON.
 *
 * @param name of the experiment
 * @param report what was found
 * @param scheme whose errors are shown
 */
record GradientTable(String name, GradientReport report, Scheme scheme) {
  /** A line per tensor, one for all, and the verdict. */
  void print(PrintWriter out) {
    out.println(
        name
            + ": loss "
            + Numbers.shortly(report.loss())
            + ", epsilon "
            + Numbers.plain(report.epsilon())
            + ", "
            + scheme.word()
            + " differences"
            + (inDouble() ? "" : " in " + report.conditions().precision().word())
            + "; below "
            + Numbers.error(report.resolution())
            + " a gradient is unresolvable");
    TextTable table =
        new TextTable(
            "tensor",
            "numbers",
            "checked",
            "largest error",
            "norm form",
            "wrong",
            "unresolvable",
            "at a kink",
            "not finite");
    for (TensorCheck tensor : report.tensors()) {
      row(
          table,
          tensor.tensor(),
          tensor.size(),
          tensor.checked(),
          scheme.maxRelativeError(tensor),
          scheme.normForm(tensor),
          tensor::count);
    }
    row(
        table,
        "all",
        report.parameters(),
        report.checked(),
        scheme.maxRelativeError(report),
        scheme.normForm(report),
        report::count);
    table.print(out);
    out.println(verdict());
  }

  private boolean inDouble() {
    return report.conditions().precision() == FloatFormat.FLOAT64;
  }

  /** Where nothing can be judged, nothing is called right. */
  private String verdict() {
    if (report.count(Band.WRONG) > 0) {
      return "WRONG";
    }
    if (report.count(Band.NOT_FINITE) > 0) {
      return "not finite";
    }
    boolean judged = !Blank.is(report.maxRelativeError());
    return judged ? "right" : "not wrong, but nothing could be judged";
  }

  private static void row(
      TextTable table,
      String what,
      int size,
      int checked,
      double error,
      double normForm,
      ToIntFunction<Band> count) {
    table.add(
        what,
        Integer.toString(size),
        Integer.toString(checked),
        error(error),
        error(normForm),
        Integer.toString(count.applyAsInt(Band.WRONG)),
        Integer.toString(count.applyAsInt(Band.UNRESOLVABLE)),
        Integer.toString(count.applyAsInt(Band.KINK)),
        Integer.toString(count.applyAsInt(Band.NOT_FINITE)));
  }

  /** Blank where no element could be judged. */
  private static String error(double x) {
    return Blank.is(x) ? "-" : Numbers.error(x);
  }

  /** All of it, for other programs. */
  String json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("experiment", name);
    all.put("passes", report.passes());
    all.put("scheme", scheme.word());
    all.put("precision", report.conditions().precision().word());
    all.put("epsilon", report.epsilon());
    all.put("loss", Json.number(report.loss()));
    all.put("resolution", Json.number(report.resolution()));
    all.put("parameters", report.parameters());
    all.put("checked", report.checked());
    all.put("maxRelativeError", Json.number(scheme.maxRelativeError(report)));
    all.put("normForm", Json.number(scheme.normForm(report)));
    all.put("bands", bands(report::count));
    List<Map<String, @Nullable Object>> tensors = new ArrayList<>();
    report.tensors().forEach(tensor -> tensors.add(json(tensor)));
    all.put("tensors", tensors);
    return Json.of(all);
  }

  private Map<String, @Nullable Object> json(TensorCheck tensor) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("tensor", tensor.tensor());
    one.put("layer", tensor.layer());
    one.put("size", tensor.size());
    one.put("checked", tensor.checked());
    one.put("maxRelativeError", Json.number(scheme.maxRelativeError(tensor)));
    one.put("normForm", Json.number(scheme.normForm(tensor)));
    one.put("bands", bands(tensor::count));
    return one;
  }

  /** How many elements are of each band: {@code happy}, {@code not-finite} and so on. */
  private static Map<String, Integer> bands(ToIntFunction<Band> count) {
    Map<String, Integer> bands = new LinkedHashMap<>();
    for (Band band : Band.values()) {
      bands.put(band.name().toLowerCase(Locale.ROOT).replace('_', '-'), count.applyAsInt(band));
    }
    return bands;
  }
}
