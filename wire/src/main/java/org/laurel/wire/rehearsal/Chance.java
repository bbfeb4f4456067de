package org.laurel.wire.rehearsal;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.laurel.core.chance.Tickets;
import org.laurel.core.draw.Seed;
import org.laurel.core.programme.Offer;
import org.laurel.core.programme.Programme;

/// Seeds by which chance goes on a server as it goes in the core, whatever ids members have there.
final class Chance {

  private Chance() {}

  /// Seeds, by name, that give a member just these offers on a day.
  ///
  /// @param account the server's id of it
  static SequencedMap<String, Seed> having(
      Programme programme, Set<String> offers, long account, LocalDate day) {
    SequencedMap<String, Seed> seeds = new LinkedHashMap<>();
    for (Offer offer : programme.offers()) {
      if (offer.drawn() != null) {
        String name = Tickets.seed(offer);
        long number = 0;
        Seed seed = seed(number);
        while (Tickets.drawn(programme, Map.of(name, seed), account, day).contains(offer.id())
            != offers.contains(offer.id())) {
          seed = seed(++number);
        }
        seeds.put(name, seed);
      }
    }
    return seeds;
  }

  private static Seed seed(long number) {
    return new Seed(ByteBuffer.allocate(Seed.LENGTH).putLong(number).array());
  }
}
