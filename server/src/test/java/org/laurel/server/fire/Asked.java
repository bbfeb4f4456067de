package org.laurel.server.fire;

/// What whoever runs the tests has asked for. A value that is no number is an error: tests that ran
/// in their short form instead would seem to have passed in the long one.
public final class Asked {

  private Asked() {}

  /// How many there are to be, at least one.
  ///
  /// @param usual how many, unless the property says it
  public static int many(String property, int usual) {
    String said = System.getProperty(property, Integer.toString(usual));
    require(said.matches("[1-9][0-9]{0,5}"), property, said, "a whole number from 1 to 999999");
    return Integer.parseInt(said);
  }

  /// What chance begins with: another one each time, unless `-Dlaurel.fire.seed=N` repeats one.
  public static long seed() {
    String said = System.getProperty("laurel.fire.seed", Long.toString(System.nanoTime()));
    require(said.matches("-?[0-9]{1,18}"), "laurel.fire.seed", said, "a whole number");
    return Long.parseLong(said);
  }

  private static void require(boolean isRight, String property, String said, String right) {
    if (!isRight) {
      throw new IllegalArgumentException("-D%s=%s: it takes %s".formatted(property, said, right));
    }
  }
}
