package backflow.data;

import java.util.List;

/**
 * What a CSV file holds.
 *
 * @param data the samples in the order of the file, not standardized
 * @param classNames what the classes are called in the file, by class index; empty for regression
 */
public record CsvTable(Dataset data, List<String> classNames) {}
