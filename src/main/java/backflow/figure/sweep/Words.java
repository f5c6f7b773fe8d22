package backflow.figure.sweep;

import backflow.chart.Numbers;
import backflow.sweep.RunResult;
import backflow.sweep.Setting;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import java.util.List;
import java.util.stream.Collectors;

/** How settings and runs of a sweep are called. */
final class Words {
  /** Where there is no sweep. */
  static final String NOTHING = "no sweep yet";

  private Words() {}

  /** A value at an axis: {@code 1e-5} is 10⁻⁵. */
  static String of(Setting setting) {
    String text = setting.text();
    int e = setting.value() instanceof Double ? text.indexOf('e') : -1;
    if (e < 0) {
      return text.startsWith("-") ? "−" + text.substring(1) : text;
    }
    String power = Numbers.power(Integer.parseInt(text.substring(e + 1)));
    return text.startsWith("1e") ? power : text.substring(0, e) + "·" + power;
  }

  /** The settings of a cell: "depth 20, gain 1.5". */
  static String of(SweepTable table, int cell) {
    List<Setting> settings = table.settings(cell);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < settings.size(); i++) {
      Varied varied = table.varied().get(i);
      words.append(i == 0 ? "" : ", ").append(varied.label()).append(' ');
      words.append(of(settings.get(i)));
    }
    return words.toString();
  }

  /** What was wrong with the runs of a cell: "vanishing gradient, plateau". */
  static String findings(SweepTable table, int cell) {
    return table.finished(cell).stream()
        .map(RunResult::findings)
        .flatMap(List::stream)
        .distinct()
        .map(id -> id.replace('-', ' '))
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** "2 of 3 diverged"; empty if none did. */
  static String diverged(Outcome.Cell cell) {
    return cell.diverged() == 0 ? "" : cell.diverged() + " of " + cell.finished() + " diverged";
  }

  /** How many seeds stand behind a value: "mean of 3 seeds"; empty for one. */
  static String seeds(SweepTable table) {
    return table.seeds() == 1 ? "" : "mean of " + table.seeds() + " seeds";
  }
}
