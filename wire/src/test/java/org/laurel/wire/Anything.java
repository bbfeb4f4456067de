package org.laurel.wire;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.value.Decimal;
import org.laurel.core.value.Names;
import org.laurel.core.value.Ratio;

/// Makes any record of the core at random, field by field, so that no field is forgotten by a test
/// when one is added. Whatever may be `null` or empty sometimes is.
public final class Anything {

  private static final List<String> TEXTS =
      List.of("coffee", "κόκκος", "złoty", "☕", "a \"quoted\" \\ text", "W-0412", "x", "590123");

  private final Random random;

  public Anything(long seed) {
    this.random = new Random(seed);
  }

  public <T> T make(Class<T> type) {
    return type.cast(value(type));
  }

  private @Nullable Object component(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    boolean nullable = type.isAnnotationPresent(Nullable.class);
    return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType());
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      return collection((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted == String.class) {
      return random.nextInt(5) == 0 ? "" : text();
    }
    if (wanted == long.class || wanted == Long.class) {
      return number();
    }
    if (wanted == int.class) {
      return random.nextInt(1000);
    }
    if (wanted == boolean.class) {
      return random.nextBoolean();
    }
    if (wanted == Decimal.class) {
      return new Decimal(number(), random.nextInt(7));
    }
    if (wanted == Ratio.class) {
      return Ratio.of(number(), 1 + random.nextInt(1000));
    }
    if (wanted == Instant.class) {
      return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(90_000_000), micros());
    }
    if (wanted == LocalDate.class) {
      return LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
    }
    if (wanted == ZoneId.class) {
      return ZoneId.of(random.nextBoolean() ? "Europe/Warsaw" : "Asia/Tokyo");
    }
    if (wanted == Names.class) {
      return Names.of(Map.of("en", text(), "pl", text()));
    }
    if (wanted.isEnum()) {
      return one(List.of(wanted.getEnumConstants()));
    }
    if (wanted.isSealed()) {
      return value(one(List.of(wanted.getPermittedSubclasses())));
    }
    return record(wanted);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = component(components[i]);
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make a " + type, e);
    }
  }

  private Object collection(Class<?> type, Type[] of) {
    int size = random.nextInt(4);
    if (type == List.class) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(value(of[0]));
      }
      return Collections.unmodifiableList(list);
    }
    if (type == SortedSet.class) {
      SortedSet<String> set = new TreeSet<>();
      for (int i = 0; i < size; i++) {
        set.add(text());
      }
      return Collections.unmodifiableSortedSet(set);
    }
    if (type == SortedMap.class) {
      SortedMap<Object, Object> map = new TreeMap<>();
      for (int i = 0; i < size; i++) {
        map.put(value(of[0]), value(of[1]));
      }
      return Collections.unmodifiableSortedMap(map);
    }
    if (type == SequencedMap.class) {
      SequencedMap<Object, Object> map = new LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        map.put(value(of[0]), value(of[1]));
      }
      return Collections.unmodifiableSequencedMap(map);
    }
    throw new AssertionError("no collection like " + type + " is known here");
  }

  private long number() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> random.nextLong(1_000_000_000_000_000L);
      case 2 -> -random.nextLong(1_000_000);
      default -> random.nextLong(5_000);
    };
  }

  private long micros() {
    return random.nextBoolean() ? 0 : random.nextInt(1_000_000) * 1000L;
  }

  private String text() {
    return one(TEXTS);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
