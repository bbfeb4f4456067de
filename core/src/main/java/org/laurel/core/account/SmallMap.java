package org.laurel.core.account;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A map of a few entries in the order of its keys, which never changes: a changed one is a copy.
///
/// It lies in two arrays, so a copy costs a fraction of what a tree's does, and an account of many
/// a fraction of the memory.
final class SmallMap<V> extends AbstractMap<String, V> implements SortedMap<String, V> {

  private static final SmallMap<?> EMPTY = new SmallMap<>(new String[0], new Object[0]);

  private final String[] keys;
  private final Object[] values;

  private SmallMap(String[] keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  @SuppressWarnings("unchecked")
  static <V> SmallMap<V> empty() {
    return (SmallMap<V>) EMPTY;
  }

  static <V> SmallMap<V> of(SortedMap<String, V> map) {
    return map instanceof SmallMap<V> small
        ? small
        : new SmallMap<>(map.keySet().toArray(String[]::new), map.values().toArray(Object[]::new));
  }

  SmallMap<V> with(String key, V value) {
    int at = Arrays.binarySearch(keys, key);
    if (at >= 0) {
      Object[] changed = values.clone();
      changed[at] = value;
      return new SmallMap<>(keys, changed);
    }
    int place = -at - 1;
    String[] moreKeys = new String[keys.length + 1];
    Object[] moreValues = new Object[keys.length + 1];
    System.arraycopy(keys, 0, moreKeys, 0, place);
    System.arraycopy(values, 0, moreValues, 0, place);
    moreKeys[place] = key;
    moreValues[place] = value;
    System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
    System.arraycopy(values, place, moreValues, place + 1, keys.length - place);
    return new SmallMap<>(moreKeys, moreValues);
  }

  SmallMap<V> without(String key) {
    int at = Arrays.binarySearch(keys, key);
    if (at < 0) {
      return this;
    }
    String[] lessKeys = Arrays.copyOf(keys, keys.length - 1);
    Object[] lessValues = Arrays.copyOf(values, keys.length - 1);
    System.arraycopy(keys, at + 1, lessKeys, at, lessKeys.length - at);
    System.arraycopy(values, at + 1, lessValues, at, lessKeys.length - at);
    return new SmallMap<>(lessKeys, lessValues);
  }

  @SuppressWarnings("unchecked")
  private V value(int at) {
    return (V) values[at];
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int at = key instanceof String text ? Arrays.binarySearch(keys, text) : -1;
    return at < 0 ? null : value(at);
  }

  @Override
  public V getOrDefault(@Nullable Object key, V otherwise) {
    V value = get(key);
    return value == null ? otherwise : value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String text && Arrays.binarySearch(keys, text) >= 0;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < keys.length;
          }

          @Override
          public Entry<String, V> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return new SimpleImmutableEntry<>(keys[next], value(next++));
          }
        };
      }
    };
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedMap<String, V> subMap(String from, String to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException(from + " comes after " + to);
    }
    return between(place(from), place(to));
  }

  @Override
  public SortedMap<String, V> headMap(String to) {
    return between(0, place(to));
  }

  @Override
  public SortedMap<String, V> tailMap(String from) {
    return between(place(from), keys.length);
  }

  @Override
  public String firstKey() {
    return key(0);
  }

  @Override
  public String lastKey() {
    return key(keys.length - 1);
  }

  /// Where a key is, or would be.
  private int place(String key) {
    int at = Arrays.binarySearch(keys, key);
    return at < 0 ? -at - 1 : at;
  }

  private SortedMap<String, V> between(int from, int to) {
    return from == to
        ? empty()
        : new SmallMap<>(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
  }

  private String key(int at) {
    if (keys.length == 0) {
      throw new NoSuchElementException();
    }
    return keys[at];
  }
}
