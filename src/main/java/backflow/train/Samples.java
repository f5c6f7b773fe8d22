package backflow.train;

import backflow.data.CsvReader;
import backflow.data.CsvTable;
import backflow.data.DataException;
import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.data.Split;
import backflow.data.Standardizer;
import backflow.data.toy.Toy;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The samples of an experiment, split and standardized, not yet encoded.
 *
 * @param split training and test set
 * @param classNames what the classes are called, by class index; empty for regression
 */
record Samples(Split split, List<String> classNames) {
  /** Classes that a notice names. */
  private static final int NAMED = 5;

  /**
   * Generates or reads them.
   *
   * @param seeds the streams they are drawn and split by
   * @throws SpecException if a file cannot be read or learned from
   */
  static Samples of(DataSpec data, Seeds seeds) {
    if (data.set() != DataSet.CSV) {
      Dataset all =
          Toy.generate(data.set(), data.samples(), data.noise(), data.arms(), seeds.data());
      List<String> numbers = IntStream.range(0, all.classes()).mapToObj(Integer::toString).toList();
      return new Samples(Split.of(all, data.testShare(), seeds.split()), numbers);
    }
    if (data.file() == null) {
      throw SpecException.at("data.file", "the data set csv needs the path of a file");
    }
    try {
      CsvTable table = CsvReader.read(data.file(), data.target(), data.task());
      Split split = Split.of(table.data(), data.testShare(), seeds.split());
      return new Samples(Standardizer.standardize(split), table.classNames());
    } catch (DataException e) {
      throw SpecException.at("data.file", String.valueOf(e.getMessage()));
    }
  }

  /**
   * What a user should know of them although nothing is wrong: a sentence each.
   *
   * @param testShare the share for testing that was asked for
   */
  List<String> notices(double testShare) {
    if (split.test().size() == 0) {
      return testShare == 0
          ? List.of()
          : List.of("the test set is empty: there are too few samples to keep one of them for it");
    }
    int[] tested = new int[classNames.size()];
    for (int i = 0; i < split.test().size() && tested.length > 0; i++) {
      tested[(int) split.test().y().data[i]]++;
    }
    List<String> untested =
        IntStream.range(0, tested.length)
            .filter(c -> tested[c] == 0)
            .mapToObj(c -> Words.quoted(classNames.get(c)))
            .toList();
    return untested.isEmpty()
        ? List.of()
        : List.of(untested(untested, split.test().size(), tested.length));
  }

  private static String untested(List<String> names, int samples, int classes) {
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return "no test sample of "
        + (names.size() == 1 ? "class " : names.size() + " of " + classes + " classes: ")
        + names.stream().limit(NAMED).collect(Collectors.joining(", ", "", more))
        + "; the test set of "
        + samples
        + " says nothing about "
        + (names.size() == 1 ? "it" : "them");
  }
}
