package backflow.cli;

import backflow.export.render.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"backflow " + ProgramVersion.number()};
  }
}
