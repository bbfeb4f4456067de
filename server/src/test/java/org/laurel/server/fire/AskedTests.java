package org.laurel.server.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTests {

  private static final String PROPERTY = "laurel.fire.of-this-test";

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void soManyAsWereAskedForAndTheUsualNumberOtherwise() {
    assertThat(Asked.many(PROPERTY, 8)).isEqualTo(8);
    System.setProperty(PROPERTY, "300");
    assertThat(Asked.many(PROPERTY, 8)).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "0", "-1", "1.5", "99999999999"})
  void whatIsNoSuchNumberIsRefused(String said) {
    System.setProperty(PROPERTY, said);

    assertThatThrownBy(() -> Asked.many(PROPERTY, 8))
        .hasMessage("-D%s=%s: it takes a whole number from 1 to 999999", PROPERTY, said);
  }
}
