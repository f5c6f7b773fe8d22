package backflow.lesson;

import java.util.List;

/**
 * What is to be kept of a lesson.
 *
 * @param text a few sentences; paragraphs are separated by an empty line
 * @param formulas one line each; unmodifiable
 * @param sources where it can be read up, one line each; unmodifiable
 */
public record Summary(String text, List<String> formulas, List<String> sources) {
  public Summary {
    formulas = List.copyOf(formulas);
    sources = List.copyOf(sources);
  }
}
