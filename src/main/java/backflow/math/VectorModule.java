package backflow.math;

import java.lang.reflect.Method;

/**
 * The module of the Vector API, which Java does not resolve unless asked, because it is incubating.
 *
 * <p>Asked for at launch ({@code --add-modules=jdk.incubator.vector}) it is there, and Java remarks
 * so on the error stream at every start, with no way to say it more quietly. Java also has a way to
 * add a module of its own to a running program, without a remark; its agents use it. That one is
 * open to us where {@code --add-exports=java.base/jdk.internal.module=ALL-UNNAMED} is given at
 * launch, which all our launchers do. Loaded so, the module is compiled to the same instructions.
 */
final class VectorModule {
  private static final String NAME = "jdk.incubator.vector";

  /** Once per Java machine, and before any class of the module is wanted. */
  private static final boolean PRESENT =
      ModuleLayer.boot().findModule(NAME).isPresent() || isLoadedNow();

  private VectorModule() {}

  /** Whether the classes of the module can be used. */
  static boolean isPresent() {
    return PRESENT;
  }

  private static boolean isLoadedNow() {
    try {
      Method load =
          Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class);
      return load.invoke(null, NAME) instanceof Module;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false; // not open to us, or another Java: plain kernels do the same
    }
  }
}
