package org.laurel.server.audit;

/// Something that is stored otherwise than it should be.
///
/// @param where such as `account 123 of kameleon` or `bucket 7`
/// @param what what is stored, and what it should be
public record Finding(String where, String what) {

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
