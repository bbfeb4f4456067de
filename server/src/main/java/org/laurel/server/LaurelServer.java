package org.laurel.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The server's start.
@SpringBootApplication
public class LaurelServer {

  public static void main(String[] args) {
    SpringApplication.run(LaurelServer.class, args);
  }
}
