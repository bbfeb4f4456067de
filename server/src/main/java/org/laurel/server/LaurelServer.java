package org.laurel.server;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import picocli.CommandLine;

/// The server's start. Its users are API keys, so Spring's one default user is left out.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class LaurelServer {

  public static void main(String[] args) {
    int exit =
        new CommandLine(new Commands())
            // Whatever kept it from starting has been told in the log.
            .setExecutionExceptionHandler((_, _, _) -> 2)
            .execute(args);
    // A server goes on in threads of its own; only what is over ends the process.
    if (exit != Commands.RUNNING) {
      System.exit(exit);
    }
  }
}
