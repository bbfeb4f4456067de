package org.laurel.bench.core;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laurel.core.activity.Activity;

/// A purchase as engines without loyalty in them like it: sums are ready, by category too.
public final class Cart {

  /// What is bought of one category.
  public static final class Part {
    private final String category;
    private long total;
    private long quantity;

    Part(String category) {
      this.category = category;
    }

    public String getCategory() {
      return category;
    }

    public long getTotal() {
      return total;
    }

    public long getQuantity() {
      return quantity;
    }
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final String channel;
  private long total;

  public Cart(Activity.Purchase purchase) {
    channel = purchase.place().channel();
    for (Activity.Line line : purchase.lines()) {
      Part part = parts.computeIfAbsent(line.category(), Part::new);
      part.total += line.amount();
      part.quantity += line.quantity().unscaled();
      total += line.amount();
    }
  }

  Collection<Part> parts() {
    return parts.values();
  }

  public long getTotal() {
    return total;
  }

  public String getChannel() {
    return channel;
  }

  public Set<String> getSegments() {
    return Set.of("parents");
  }

  List<String> segments() {
    return List.of("parents");
  }
}
