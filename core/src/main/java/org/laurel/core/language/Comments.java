package org.laurel.core.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The comments of a text, each with the part of the outline it speaks of.
///
/// They stand where the outline is silent: between its scalars there is nothing but punctuation, so
/// a `#` there begins a comment.
final class Comments {

  /// @param spaced an empty line stands before it
  record Line(String text, boolean spaced) {}

  private record Comment(String text, int index, boolean alone) {}

  /// A field, or an item of a list.
  ///
  /// @param part the [Node.Entry] or the item
  /// @param container the mapping or list it stands in
  /// @param outer what the container is the value of; `null` for the root's
  /// @param column where it begins, an item with its hyphen
  private record Anchor(
      Object part, Node container, @Nullable Anchor outer, int from, int to, int column) {}

  private final Source source;
  private final List<Anchor> anchors = new ArrayList<>();
  private final TreeMap<Integer, Integer> scalars = new TreeMap<>();
  private final List<Comment> comments = new ArrayList<>();
  private int headEnd;
  private final List<Line> head = new ArrayList<>();
  private final Map<Object, List<Line>> before = new IdentityHashMap<>();
  private final Map<Object, String> behind = new IdentityHashMap<>();
  private final Map<Object, List<Line>> atEnd = new IdentityHashMap<>();
  private final Set<Object> spaced = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> holding = Collections.newSetFromMap(new IdentityHashMap<>());

  Comments(Outline outline) {
    source = outline.source();
    visit(outline.root(), null);
    anchors.sort(Comparator.comparingInt(Anchor::from));
    find();
    Map<Integer, List<Anchor>> byLine = new HashMap<>();
    for (Anchor anchor : anchors) {
      byLine.computeIfAbsent(source.line(anchor.from()), _ -> new ArrayList<>()).add(anchor);
      if (isSpaced(anchor.from())) {
        spaced.add(anchor.part());
      }
    }
    headEnd = headEnd();
    for (Comment comment : comments) {
      if (comment.alone() || comment.index() <= headEnd) {
        attachAlone(comment, outline.root());
      } else {
        attachBehind(comment, byLine.getOrDefault(source.line(comment.index()), List.of()));
      }
    }
  }

  /// What stands at the top of the file, apart from its first field.
  List<Line> head() {
    return head;
  }

  /// On lines of their own before a field or an item.
  List<Line> before(Object part) {
    return before.getOrDefault(part, List.of());
  }

  /// On the line of a field or an item; empty when there is none.
  String behind(Object part) {
    return behind.getOrDefault(part, "");
  }

  /// On lines of their own at the end of a mapping or list.
  List<Line> atEnd(Node container) {
    return atEnd.getOrDefault(container, List.of());
  }

  /// An empty line stands before the field or item.
  boolean spaced(Object part) {
    return spaced.contains(part);
  }

  /// Some comment stands inside the mapping or list.
  boolean inside(Node container) {
    return holding.contains(container);
  }

  private void visit(Node node, @Nullable Anchor outer) {
    switch (node) {
      case Node.Text text -> scalar(text);
      case Node.Mapping mapping -> {
        for (Node.Entry entry : mapping.entries()) {
          int from = entry.key().from();
          Anchor anchor =
              new Anchor(entry, mapping, outer, from, entry.value().to(), source.column(from));
          anchors.add(anchor);
          scalar(entry.key());
          visit(entry.value(), anchor);
        }
      }
      case Node.Sequence list -> {
        boolean flow = source.at(list.from()) == '[';
        for (Node item : list.items()) {
          int column = source.column(flow ? item.from() : list.from());
          Anchor anchor = new Anchor(item, list, outer, item.from(), item.to(), column);
          anchors.add(anchor);
          visit(item, anchor);
        }
      }
    }
  }

  private void scalar(Node.Text text) {
    int from = text.from();
    int opening = source.at(from);
    if (!text.plain() && (opening == '|' || opening == '>')) {
      while (source.at(from) != '\n' && source.at(from) != '#' && from < text.to()) {
        from++;
      }
      // The first line of a text written in a block may end with a comment.
      scalars.put(text.from(), from);
      from = endOfLine(from);
    }
    if (text.to() > from) {
      scalars.put(from, text.to());
    }
  }

  private void find() {
    int at = 0;
    while (at < source.length()) {
      Integer to = scalars.get(at);
      if (to != null) {
        at = to;
      } else if (source.at(at) == '#') {
        int end = endOfLine(at);
        comments.add(new Comment(source.text(at, end).strip(), at, isAlone(at)));
        at = end;
      } else {
        at++;
      }
    }
  }

  private int endOfLine(int index) {
    int end = index;
    while (end < source.length() && source.at(end) != '\n') {
      end++;
    }
    return end;
  }

  private boolean isAlone(int index) {
    return source.text(source.startOf(source.line(index)), index).isBlank();
  }

  private boolean isSpaced(int index) {
    int line = source.line(index);
    return line > 0 && source.text(source.startOf(line - 1), source.startOf(line) - 1).isBlank();
  }

  private boolean isFollowedBySpace(int index) {
    int next = endOfLine(index) + 1;
    return next < source.length() && source.text(next, endOfLine(next)).isBlank();
  }

  private void attachAlone(Comment comment, Node.Mapping root) {
    Line line = new Line(comment.text(), isSpaced(comment.index()));
    int place = firstBehind(comment.index());
    Anchor next = place < anchors.size() ? anchors.get(place) : null;
    Anchor last = place > 0 ? anchors.get(place - 1) : null;
    if (comment.index() <= headEnd) {
      head.add(line);
      return;
    }
    int column = source.column(comment.index());
    for (Anchor in = last; in != null; in = in.outer()) {
      boolean deeper = next == null || column > next.column();
      if (deeper && !holds(in.container(), next) && column >= in.column()) {
        addTo(atEnd, in.container(), line);
        hold(in);
        return;
      }
    }
    if (next != null) {
      addTo(before, next.part(), line);
      hold(next);
    } else {
      addTo(atEnd, root, line);
    }
  }

  private static boolean holds(Node container, @Nullable Anchor anchor) {
    for (Anchor in = anchor; in != null; in = in.outer()) {
      if (in.container() == container) {
        return true;
      }
    }
    return false;
  }

  /// Comments at the top speak of the file when an empty line parts them from its first field.
  private int headEnd() {
    int end = -1;
    for (Comment comment : comments) {
      boolean top = anchors.isEmpty() || comment.index() < anchors.getFirst().from();
      if (top && (anchors.isEmpty() || isFollowedBySpace(comment.index()))) {
        end = comment.index();
      }
    }
    return end;
  }

  private void attachBehind(Comment comment, List<Anchor> onLine) {
    int line = source.line(comment.index());
    Anchor found = null;
    for (Anchor anchor : onLine) {
      boolean ends = anchor.to() <= comment.index() && source.line(anchor.to()) == line;
      if (anchor.from() < comment.index() && ends) {
        found = anchor;
        break;
      }
    }
    if (found == null) {
      int place = firstBehind(comment.index());
      found = place > 0 ? anchors.get(place - 1) : anchors.getFirst();
    }
    hold(found);
    if (behind.putIfAbsent(found.part(), comment.text()) != null) {
      addTo(before, found.part(), new Line(comment.text(), false));
    }
  }

  private int firstBehind(int index) {
    int low = 0;
    int high = anchors.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (anchors.get(middle).from() > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void addTo(Map<Object, List<Line>> map, Object part, Line line) {
    map.computeIfAbsent(part, _ -> new ArrayList<>()).add(line);
  }

  private void hold(Anchor anchor) {
    for (Anchor in = anchor; in != null; in = in.outer()) {
      holding.add(in.container());
    }
  }
}
