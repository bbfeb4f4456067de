package org.laurel.wire.stored;

import java.math.BigDecimal;
import java.util.Collection;

/// What [Out] writes fields to. Those of the outermost object come without its beginning and end.
interface Sink {

  void text(String name, String value);

  void number(String name, long value);

  void decimal(String name, BigDecimal value);

  /// A flag that is set.
  void flag(String name);

  void texts(String name, Collection<String> values);

  void beginObject(String name);

  void endObject();

  /// @param size how many objects follow, each between [#beginItem] and [#endObject]
  void beginList(String name, int size);

  void beginItem();

  void endList();
}
