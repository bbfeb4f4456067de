package org.laurel.wire.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laurel.core.language.Problem;
import org.laurel.wire.json.Unknown;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML's outline, with the place of everything.
final class MappingYaml {

  private static final int DEEPEST = 4;

  private final String file;

  MappingYaml(String file) {
    this.file = file;
  }

  Node root(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(100_000)
            .build();
    try {
      refuseExcess(new Parse(settings).parseString(text));
      return new Compose(settings)
          .composeString(text)
          .orElseThrow(() -> problem((Mark) null, "empty", "there is nothing here"));
    } catch (MarkedYamlEngineException e) {
      throw problem(e.getProblemMark().orElse(null), "broken-yaml", String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw problem((Mark) null, "broken-yaml", String.valueOf(e.getMessage()));
    }
  }

  /// Nodes are put together by recursion, so that deep nesting has to be refused before.
  private void refuseExcess(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        throw problem(event.getStartMark().orElse(null), "too-deep", "nested too deeply");
      }
      if (event instanceof AliasEvent) {
        throw problem(
            event.getStartMark().orElse(null),
            "reference",
            "references (*name) are not used in mappings; write it out");
      }
    }
  }

  Map<String, Node> fields(Node node, Set<String> known) {
    if (!(node instanceof MappingNode map)) {
      throw problem(node, "wrong-type", "fields are needed here: " + String.join(", ", known));
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      String name = text(tuple.getKeyNode());
      if (!known.contains(name)) {
        throw problem(tuple.getKeyNode(), "unknown-field", Unknown.field(name, known));
      }
      if (fields.put(name, tuple.getValueNode()) != null) {
        throw problem(tuple.getKeyNode(), "duplicate-field", "\"" + name + "\" is there twice");
      }
    }
    return fields;
  }

  Node need(Node parent, Map<String, Node> fields, String name) {
    Node node = fields.get(name);
    if (node == null) {
      throw problem(parent, "missing-field", "\"" + name + "\" is required here");
    }
    return node;
  }

  /// The items of a list, or one that stands alone.
  List<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of(node);
  }

  String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw problem(node, "wrong-type", "a phrase is needed here");
  }

  UnsoundMapping problem(@Nullable Node node, String code, String message) {
    return problem(node == null ? null : node.getStartMark().orElse(null), code, message);
  }

  private UnsoundMapping problem(@Nullable Mark mark, String code, String message) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    return new UnsoundMapping(
        new Problem(Problem.Severity.ERROR, file, line, column, code, message));
  }
}
