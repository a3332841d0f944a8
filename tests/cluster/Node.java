import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.plugins.Plugin;

/**
 * One node of a test cluster, which ends with the process whose number is the first argument.
 * Each further argument is a setting, name=value; values may be lists.
 */
public class Node extends org.opensearch.node.Node {
  private static final String[] MODULES = {
    "org.opensearch.transport.Netty4Plugin",
    "org.opensearch.analysis.common.CommonAnalysisPlugin",
    "org.opensearch.index.reindex.ReindexPlugin",
    "org.opensearch.index.mapper.MapperExtrasPlugin",
  };

  private Node(Environment environment, List<Class<? extends Plugin>> modules) {
    super(environment, modules, false);
  }

  public static void main(String[] arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    ProcessHandle tests = ProcessHandle.of(Long.parseLong(arguments[0])).orElseThrow();
    tests.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      String[] told = argument.split("=", 2);
      if (told[1].contains(",")) {
        settings.putList(told[0], told[1].split(","));
      } else {
        settings.put(told[0], told[1]);
      }
    }
    List<Class<? extends Plugin>> modules = new ArrayList<>();
    for (String name : MODULES) {
      modules.add(Class.forName(name).asSubclass(Plugin.class));
    }
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings.build(), Map.of(), null, () -> "node");
    new Node(environment, modules).start();
    new CountDownLatch(1).await();
  }
}
