package backflow.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files that come from another program, which headless JavaFX has none of. */
final class Dragged {
  private Dragged() {}

  /** Over the middle of a scene. */
  static void over(Scene scene, Path... files) {
    fire(DragEvent.DRAG_OVER, scene, files);
  }

  /** Over the middle of a scene, and let go there. */
  static void drop(Scene scene, Path... files) {
    over(scene, files);
    fire(DragEvent.DRAG_DROPPED, scene, files);
  }

  private static void fire(EventType<DragEvent> type, Scene scene, Path... files) {
    Node target = scene.lookup("#card-gradient-profile");
    Event.fireEvent(
        target,
        new DragEvent(type, board(files), 300, 300, 300, 300, TransferMode.COPY, null, null, null));
  }

  private static Dragboard board(Path... files) {
    List<File> list = Stream.of(files).map(Path::toFile).toList();
    TKClipboard clipboard =
        (TKClipboard)
            Proxy.newProxyInstance(
                Dragged.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                      case "getContent" -> DataFormat.FILES.equals(arguments[0]) ? list : null;
                      case "getContentTypes" -> Set.of(DataFormat.FILES);
                      case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                      default -> null;
                    });
    return DragboardHelper.createDragboard(clipboard);
  }
}
