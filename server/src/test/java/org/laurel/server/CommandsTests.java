package org.laurel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTests {

  @ParameterizedTest
  @ValueSource(strings = {"99999", "-1", "http", ""})
  void aPortThatCannotBeIsRefusedBeforeAnythingIsMade(String port) {
    StringWriter said = new StringWriter();
    CommandLine commands = new CommandLine(new Commands()).setErr(new PrintWriter(said, true));

    assertThat(commands.execute("serve", "--port=" + port)).isEqualTo(2);
    assertThat(said.toString()).contains("a port is 0 (any free one) to 65535");
  }
}
