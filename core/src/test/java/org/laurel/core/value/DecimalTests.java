package org.laurel.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTests {

  @Test
  void equalNumbersAreEqualHoweverTheyAreWritten() {
    assertThat(Decimal.parse("1.500")).isEqualTo(Decimal.parse("1.5"));
    assertThat(Decimal.parse("0.000")).isEqualTo(Decimal.ZERO);
    assertThat(Decimal.parse("1.5")).hasToString("1.5");
  }

  @Test
  void arithmeticIsExact() {
    assertThat(Decimal.parse("0.1").plus(Decimal.parse("0.2"))).isEqualTo(Decimal.parse("0.3"));
    assertThat(Decimal.parse("0.350").times(Decimal.parse("2"))).isEqualTo(Decimal.parse("0.7"));
    assertThat(Decimal.parse("1").minus(Decimal.parse("0.001"))).hasToString("0.999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e3", "1,5", "+1", ".5", "1.", " 1", "NaN", "٣", "0x10"})
  void onlyPlainNotationIsANumber(String text) {
    assertThatThrownBy(() -> Decimal.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void tooManyDecimalsAreRefusedNotRounded() {
    assertThatThrownBy(() -> Decimal.parse("0.1234567"))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("6 decimals");
  }

  @Test
  void amountsHaveTheScaleOfTheirUnit() {
    assertThat(Amounts.parse("12.9", 2)).isEqualTo(1290);
    assertThat(Amounts.format(1290, 2)).isEqualTo("12.90");
    assertThat(Amounts.format(-5, 2)).isEqualTo("-0.05");
    assertThatThrownBy(() -> Amounts.parse("12.905", 2)).hasMessage("more than 2 decimals");
    assertThatThrownBy(() -> Amounts.parse("99999999999999.00", 2))
        .hasMessage("beyond the largest amount");
  }
}
