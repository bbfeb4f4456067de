package org.laurel.wire.rehearsal;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.laurel.core.chance.Secrets;
import org.laurel.core.chance.Tickets;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;
import org.laurel.wire.json.Json;

/// Has chance go on a server as it goes in the core, whatever ids members have there.
record Chance(Rehearsal.Stage stage, Programme programme) {

  /// Finds seeds that give a member just these offers on a day.
  ///
  /// @param account the server's id of it
  void goes(Set<String> offers, long account, LocalDate day) {
    for (Offer offer : programme.index().drawn()) {
      String name = Secrets.of(offer);
      long number = 0;
      Seed seed = seed(number);
      while (Tickets.drawn(programme, Map.of(name, seed), account, day).contains(offer.id())
          != offers.contains(offer.id())) {
        seed = seed(++number);
      }
      decideBy(name, seed);
    }
  }

  void decideBy(String name, Seed seed) {
    String to = "/v1/programmes/" + programme.id() + "/chances";
    String body = Json.write(Json.object().put("chance", name).put("seed", seed.hex()));
    Rehearsal.expect(stage.send("PUT", to, "application/json", body), 200, "a seed");
  }

  private static Seed seed(long number) {
    return new Seed(ByteBuffer.allocate(Seed.LENGTH).putLong(number).array());
  }
}
