package backflow.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The two colour schemes of the window. */
public enum Look {
  /** Primer light. */
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "/backflow/ui/light.css"),
  /** Primer dark. */
  DARK(new PrimerDark().getUserAgentStylesheet(), "/backflow/ui/dark.css");

  private final String base;
  private final String own;

  Look(String base, String own) {
    this.base = base;
    this.own = own;
  }

  /** Path of AtlantaFX's style sheet. */
  public String base() {
    return base;
  }

  /** Resource with the colours that AtlantaFX does not have. */
  String own() {
    return own;
  }

  /** The opposite one. */
  public Look other() {
    return this == LIGHT ? DARK : LIGHT;
  }
}
