package org.laurel.core.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// From YAML to [Node]s, by its events alone: nothing is typed, merged, referred to or constructed,
/// so a text costs what it is long and nothing more.
///
/// @param root the outermost mapping
record Outline(Node.Mapping root, Source source) {

  static final int MOST_BYTES = 1_000_000;
  static final int DEEPEST = 32;
  private static final int LONGEST_KEY = 200;

  /// @throws Fault when the text is no YAML, or uses a part of it that programmes do without
  static Outline of(String text) {
    if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new Fault(
          Code.FILE_TOO_LARGE,
          Spot.START,
          "the file is larger than 1 MB. A programme is rules, not data: keep lists of stores or"
              + " products where they are kept now and name a category, a tag or a segment here");
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Source source = new Source(plain.replace("\r\n", "\n").replace('\r', '\n'));
    try {
      return new Outline(new Builder(source).build(), source);
    } catch (MarkedYamlEngineException e) {
      throw Syntax.fault(source, e);
    } catch (ReaderException e) {
      int index = Math.min(e.getPosition(), source.length());
      throw new Fault(
          Code.YAML_SYNTAX,
          source.spot(index),
          "the character U+%s does not belong in a text. Remove it"
              .formatted(HexFormat.of().withUpperCase().toHexDigits(e.getCodePoint(), 6)));
    } catch (YamlEngineException e) {
      throw new Fault(Code.YAML_SYNTAX, Spot.START, "this is not YAML: " + e.getMessage());
    }
  }

  /// A mapping or list that is not closed yet.
  private static final class Open {
    final boolean mapping;
    final int from;
    final List<Node> items = new ArrayList<>();
    final List<Node.Entry> entries = new ArrayList<>();
    final Map<String, Spot> keys = new HashMap<>();
    Node.@Nullable Text key;

    Open(boolean mapping, int from) {
      this.mapping = mapping;
      this.from = from;
    }
  }

  private static final class Builder {
    private final Source source;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Node root;
    private int documents;

    Builder(Source source) {
      this.source = source;
    }

    Node.Mapping build() {
      LoadSettings settings =
          LoadSettings.builder().setUseMarks(true).setCodePointLimit(MOST_BYTES + 1).build();
      Iterator<Event> events =
          new Parse(settings).parseString(source.text(0, source.length())).iterator();
      while (events.hasNext()) {
        take(events.next());
      }
      return switch (root) {
        case null -> throw notAProgramme(Spot.START, "the file is empty");
        case Node.Mapping mapping -> mapping;
        case Node.Text text when text.isEmpty() ->
            throw notAProgramme(Spot.START, "the file is empty");
        case Node other ->
            throw notAProgramme(other.at(), "the file holds " + other.kind() + " only");
      };
    }

    private void take(Event event) {
      switch (event) {
        case DocumentStartEvent document -> start(document);
        case AliasEvent alias ->
            throw new Fault(
                Code.YAML_ALIAS,
                at(alias),
                "references (*" + alias.getAlias() + ") are not used in programmes. Write it out");
        case CollectionStartEvent start -> {
          refuseExtras(start, start.getTag());
          if (open.size() == DEEPEST) {
            throw new Fault(
                Code.TOO_DEEP,
                at(start),
                "nested more than " + DEEPEST + " deep. No field of a programme is");
          }
          if (wantsKey()) {
            throw key(at(start), "a mapping or list");
          }
          open.push(new Open(start instanceof MappingStartEvent, index(start.getStartMark())));
        }
        case CollectionEndEvent end -> close(index(end.getEndMark()));
        case ScalarEvent scalar -> {
          refuseExtras(scalar, scalar.getTag());
          add(
              new Node.Text(
                  scalar.getValue(),
                  scalar.isPlain(),
                  source,
                  index(scalar.getStartMark()),
                  index(scalar.getEndMark())));
        }
        default -> {}
      }
    }

    private void start(DocumentStartEvent document) {
      if (!document.getTags().isEmpty() && document.isExplicit() && hasDirective(document)) {
        throw new Fault(
            Code.YAML_TAG, at(document), "YAML directives are not used in programmes. Remove it");
      }
      if (++documents > 1) {
        throw new Fault(
            Code.YAML_DOCUMENTS,
            at(document),
            "a second YAML document begins here. One file holds one programme");
      }
    }

    private static boolean hasDirective(DocumentStartEvent document) {
      return document.getSpecVersion().isPresent()
          || !Set.of("!", "!!").containsAll(document.getTags().keySet());
    }

    private void refuseExtras(NodeEvent event, Optional<String> tag) {
      if (event.getAnchor().isPresent()) {
        throw new Fault(
            Code.YAML_ALIAS,
            at(event),
            "anchors (&"
                + event.getAnchor().get().getValue()
                + ") are not used in programmes. Remove it");
      }
      if (tag.isPresent()) {
        throw new Fault(
            Code.YAML_TAG,
            at(event),
            "YAML tags ("
                + tag.get().replace("tag:yaml.org,2002:", "!!")
                + ") are not used in programmes. Remove it");
      }
    }

    private void close(int to) {
      Open closed = open.pop();
      if (closed.mapping) {
        add(new Node.Mapping(List.copyOf(closed.entries), source, closed.from, end(closed, to)));
      } else {
        add(new Node.Sequence(List.copyOf(closed.items), source, closed.from, end(closed, to)));
      }
    }

    /// A block ends with its last part, not where the parser noticed it.
    private int end(Open closed, int to) {
      int opening = source.at(closed.from);
      if (opening == '{' || opening == '[') {
        return to;
      }
      if (!closed.entries.isEmpty()) {
        return closed.entries.getLast().value().to();
      }
      return closed.items.isEmpty() ? to : closed.items.getLast().to();
    }

    private void add(Node node) {
      Open into = open.peek();
      if (into == null) {
        root = node;
      } else if (!into.mapping) {
        into.items.add(node);
      } else if (into.key == null) {
        into.key = key(into, node);
      } else {
        into.entries.add(new Node.Entry(into.key, node));
        into.key = null;
      }
    }

    private boolean wantsKey() {
      Open into = open.peek();
      return into != null && into.mapping && into.key == null;
    }

    private static Node.Text key(Open into, Node node) {
      if (!(node instanceof Node.Text key)) {
        throw key(node.at(), node.kind());
      }
      if (key.value().length() > LONGEST_KEY) {
        throw new Fault(
            Code.YAML_KEY,
            key.at(),
            "a field's name is longer than "
                + LONGEST_KEY
                + " characters. No field has such a name");
      }
      if (key.value().equals("<<")) {
        throw new Fault(
            Code.YAML_MERGE, key.at(), "merge keys (<<) are not used in programmes. Write it out");
      }
      Spot before = into.keys.putIfAbsent(key.value(), key.at());
      if (before != null) {
        throw new Fault(
            Code.DUPLICATE_KEY,
            key.at(),
            "\"%s\" stands here twice, first on line %s. Remove one, or give it another name"
                .formatted(Words.shown(key.value()), before.line()));
      }
      return key;
    }

    private static Fault key(Spot at, String kind) {
      return new Fault(Code.YAML_KEY, at, "a field's name must be a plain word; this is " + kind);
    }

    private static Fault notAProgramme(Spot at, String what) {
      return new Fault(
          Code.NOT_A_PROGRAMME,
          at,
          what + ". A programme is a mapping that begins with \"programme: its-id\"");
    }

    private Spot at(Event event) {
      return source.spot(index(event.getStartMark()));
    }

    private int index(Optional<Mark> mark) {
      return Math.min(mark.map(Mark::getIndex).orElse(0), source.length());
    }
  }
}
