package org.laurel.server.security;

import org.laurel.server.platform.Terminal;
import org.laurel.server.security.ApiKey.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A server without an owner's key makes one when it starts and prints it, once.
///
/// `laurel.new-owner-key=true` makes another one, for when it was lost.
@Component
@Order(0)
class FirstKey implements ApplicationRunner {

  private final ApiKeys keys;
  private final boolean another;

  FirstKey(ApiKeys keys, @Value("${laurel.new-owner-key:false}") boolean another) {
    this.keys = keys;
    this.another = another;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    boolean known =
        keys.all().stream().anyMatch(key -> key.role() == Role.OWNER && key.revoked() == null);
    if (another || !known) {
      ApiKeys.Made made = keys.make("owner", Role.OWNER, null, ApiKey.API);
      Terminal.say(
          """

          Owner's key, shown this once; keep it safe:

            %s

          Commands and requests send it as "Authorization: Bearer KEY".
          """
              .formatted(made.key()));
    }
  }
}
