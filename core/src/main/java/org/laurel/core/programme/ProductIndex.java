package org.laurel.core.programme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurel.core.programme.Products.Mark;
import org.laurel.core.programme.Products.Selector;

/// Finds the product sets that something belongs to by the texts that sets name. It looks at no set
/// that names none of them, and sets may lie within each other as deep as they like.
final class ProductIndex {

  /// Every set after those that it names.
  private final List<Products> sets;

  private final Map<Mark, Map<String, List<Integer>>> naming = new EnumMap<>(Mark.class);

  /// Places of sets that hold whatever they do not exclude.
  private final List<Integer> open = new ArrayList<>();

  ProductIndex(Map<String, Products> products) {
    sets = ordered(products);
    for (int i = 0; i < sets.size(); i++) {
      Products set = sets.get(i);
      if (set.included().isEmpty()) {
        open.add(i);
      }
      for (Selector selector : set.included()) {
        for (String value : selector.values()) {
          naming
              .computeIfAbsent(selector.what(), _ -> new HashMap<>())
              .computeIfAbsent(value, _ -> new ArrayList<>(1))
              .add(i);
        }
      }
    }
  }

  private static List<Products> ordered(Map<String, Products> products) {
    Map<String, Integer> waitsFor = new HashMap<>();
    Map<String, List<Products>> within = new HashMap<>();
    Deque<Products> ready = new ArrayDeque<>();
    for (Products set : products.values()) {
      Set<String> parts = parts(set);
      parts.retainAll(products.keySet());
      waitsFor.put(set.id(), parts.size());
      parts.forEach(part -> within.computeIfAbsent(part, _ -> new ArrayList<>()).add(set));
      if (parts.isEmpty()) {
        ready.add(set);
      }
    }
    List<Products> ordered = new ArrayList<>(products.size());
    while (!ready.isEmpty()) {
      Products set = ready.remove();
      ordered.add(set);
      for (Products outer : within.getOrDefault(set.id(), List.of())) {
        if (waitsFor.merge(outer.id(), -1, Integer::sum) == 0) {
          ready.add(outer);
        }
      }
    }
    return ordered;
  }

  private static Set<String> parts(Products set) {
    Set<String> parts = new HashSet<>();
    for (List<Selector> selectors : List.of(set.included(), set.excluded())) {
      for (Selector selector : selectors) {
        if (selector.what() == Mark.SET) {
          parts.addAll(selector.values());
        }
      }
    }
    return parts;
  }

  /// The sets that something with these marks belongs to.
  Set<String> sets(String sku, String category, String brand, List<String> tags) {
    BitSet perhaps = new BitSet();
    add(perhaps, open);
    addNaming(perhaps, Mark.SKU, sku);
    addNaming(perhaps, Mark.CATEGORY, category);
    addNaming(perhaps, Mark.BRAND, brand);
    for (String tag : tags) {
      addNaming(perhaps, Mark.TAG, tag);
    }
    Set<String> belongs = Set.of();
    // What comes in on the way comes after what names it.
    for (int i = perhaps.nextSetBit(0); i >= 0; i = perhaps.nextSetBit(i + 1)) {
      Products set = sets.get(i);
      if (!excludes(set, sku, category, brand, tags, belongs)) {
        belongs = with(belongs, set.id());
        addNaming(perhaps, Mark.SET, set.id());
      }
    }
    return belongs;
  }

  /// Most things belong to one set, or none.
  private static Set<String> with(Set<String> belongs, String set) {
    if (belongs.isEmpty()) {
      return Set.of(set);
    }
    Set<String> more = belongs.size() == 1 ? new HashSet<>(belongs) : belongs;
    more.add(set);
    return more;
  }

  private void addNaming(BitSet places, Mark mark, String value) {
    Map<String, List<Integer>> byValue = naming.get(mark);
    List<Integer> more = byValue == null ? null : byValue.get(value);
    if (more != null) {
      add(places, more);
    }
  }

  private static void add(BitSet places, List<Integer> more) {
    for (int i = 0; i < more.size(); i++) {
      places.set(more.get(i));
    }
  }

  /// @param belongs the sets that it belongs to, of those that come before
  private static boolean excludes(
      Products set,
      String sku,
      String category,
      String brand,
      List<String> tags,
      Set<String> belongs) {
    for (Selector selector : set.excluded()) {
      for (String value : selector.values()) {
        boolean named =
            switch (selector.what()) {
              case SKU -> value.equals(sku);
              case CATEGORY -> value.equals(category);
              case BRAND -> value.equals(brand);
              case TAG -> tags.contains(value);
              case SET -> belongs.contains(value);
            };
        if (named) {
          return true;
        }
      }
    }
    return false;
  }
}
