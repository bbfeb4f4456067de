package org.laurel.core.decision;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parameters of a reason, by name, in the order in which they were given. They are few and
/// there are many reasons, so they simply lie side by side.
final class Params extends AbstractMap<String, Param> implements SequencedMap<String, Param> {

  static final Params NONE = new Params();

  /// Name, value, name, value …
  private final Object[] pairs;

  Params(Object... pairs) {
    this.pairs = pairs;
  }

  private String name(int i) {
    return (String) pairs[2 * i];
  }

  private Param value(int i) {
    return (Param) pairs[2 * i + 1];
  }

  @Override
  public int size() {
    return pairs.length / 2;
  }

  @Override
  public @Nullable Param get(@Nullable Object name) {
    for (int i = 0; i < size(); i++) {
      if (name(i).equals(name)) {
        return value(i);
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public Set<Entry<String, Param>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return Params.this.size();
      }

      @Override
      public Iterator<Entry<String, Param>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < size();
          }

          @Override
          public Entry<String, Param> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return new SimpleImmutableEntry<>(name(next), value(next++));
          }
        };
      }
    };
  }

  @Override
  public Params reversed() {
    Object[] back = new Object[pairs.length];
    for (int i = 0; i < pairs.length; i += 2) {
      back[pairs.length - 2 - i] = pairs[i];
      back[pairs.length - 1 - i] = pairs[i + 1];
    }
    return new Params(back);
  }
}
