package org.laurel.core.programme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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
    PriorityQueue<Integer> perhaps = new PriorityQueue<>(open);
    perhaps.addAll(naming(Mark.SKU, sku));
    perhaps.addAll(naming(Mark.CATEGORY, category));
    perhaps.addAll(naming(Mark.BRAND, brand));
    for (String tag : tags) {
      perhaps.addAll(naming(Mark.TAG, tag));
    }
    Set<String> belongs = new HashSet<>();
    while (!perhaps.isEmpty()) {
      Products set = sets.get(perhaps.remove());
      if (!belongs.contains(set.id()) && !excludes(set, sku, category, brand, tags, belongs)) {
        belongs.add(set.id());
        perhaps.addAll(naming(Mark.SET, set.id()));
      }
    }
    return belongs;
  }

  private List<Integer> naming(Mark mark, String value) {
    return naming.getOrDefault(mark, Map.of()).getOrDefault(value, List.of());
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
