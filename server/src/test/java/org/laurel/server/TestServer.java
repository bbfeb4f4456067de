package org.laurel.server;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.server.platform.Address;
import org.laurel.server.platform.TestDatabase;
import org.laurel.server.security.ApiKey;
import org.laurel.server.security.ApiKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A whole server on a free port, with an empty database of its own.
public final class TestServer implements AutoCloseable {

  private static final class Shared {
    static final TestServer SERVER = start();
  }

  private final ConfigurableApplicationContext context;
  private final String ownerKey;
  private final int port;

  private TestServer(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
    this.ownerKey = bean(ApiKeys.class).make("tests", ApiKey.Role.OWNER, null, ApiKey.API).key();
  }

  /// The one that all tests share which do no harm to others.
  public static TestServer shared() {
    return Shared.SERVER;
  }

  /// @param settings such as `--laurel.figures=everyone`
  public static TestServer start(String... settings) {
    return on(TestDatabase.fresh(), settings);
  }

  /// One that goes on with a database.
  public static TestServer on(Address database, String... settings) {
    return start(database, null, settings);
  }

  /// @param clock what the server takes for the time
  public static TestServer start(InstantSource clock, String... settings) {
    return start(TestDatabase.fresh(), clock, settings);
  }

  /// One that goes on with a database.
  ///
  /// @param clock what the server takes for the time
  public static TestServer on(Address database, InstantSource clock, String... settings) {
    return start(database, clock, settings);
  }

  private static TestServer start(
      Address database, @Nullable InstantSource clock, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--server.port=0");
    all.add("--server.address=127.0.0.1");
    all.add("--laurel.database=" + url(database));
    SpringApplication application = new SpringApplication(LaurelServer.class);
    if (clock != null) {
      application.addInitializers(
          context ->
              ((GenericApplicationContext) context)
                  .registerBean(
                      "testClock",
                      InstantSource.class,
                      () -> clock,
                      bean -> bean.setPrimary(true)));
    }
    return new TestServer(application.run(all.toArray(String[]::new)));
  }

  private static String url(Address address) {
    return address
        .url()
        .replace("jdbc:postgresql://", "postgresql://%s:%s@")
        .formatted(encoded(address.user()), encoded(address.password()));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public int port() {
    return port;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public String ownerKey() {
    return ownerKey;
  }

  /// Somebody who sends requests with the owner's key.
  public Client owner() {
    return new Client(this, ownerKey);
  }

  @Override
  public void close() {
    context.close();
  }
}
