package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsCommandTest {
  @Test
  void everyInstrumentHasALineThatBeginsWithItsId() {
    Ran ran = Ran.of("charts");
    assertEquals(0, ran.code());
    List<String> lines = ran.out().lines().toList();
    assertEquals(Figures.all().size(), lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Instrument instrument = Figures.all().get(i);
      assertTrue(lines.get(i).startsWith(instrument.id() + " "), lines.get(i));
      assertTrue(lines.get(i).contains(" " + instrument.board() + " "), lines.get(i));
    }
  }
}
