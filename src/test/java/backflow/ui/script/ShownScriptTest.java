package backflow.ui.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ShownScriptTest {
  @Test
  void ofManyNumbersTheFirstLinesAreShown() {
    String text = "a\nSTART = \"\"\"\n1\n2\n3\n4\n5\n\"\"\"\nb\n";
    assertEquals(
        "a\n"
            + "START = \"\"\"\n"
            + "1\n"
            + "2\n"
            + "3\n"
            + "… and 2 more such lines, which Copy and Save hold.\n"
            + "\"\"\"\n"
            + "b\n",
        ShownScript.of(text));
  }

  @Test
  void aScriptWithFewNumbersIsShownAsItIs() {
    String text = "\"\"\"Words.\n\"\"\"\nSTART = \"\"\"\n1\n\"\"\"\nb\n";
    assertEquals(text, ShownScript.of(text));
  }

  @Test
  void theSuggestedNameIsTheExperimentsInPlainLetters() {
    assertEquals("relu-he.py", ScriptWindow.fileName("ReLU + He"));
    assertEquals("experiment.py", ScriptWindow.fileName("∂"));
  }
}
