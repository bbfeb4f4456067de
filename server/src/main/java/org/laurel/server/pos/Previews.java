package org.laurel.server.pos;

import org.laurel.core.evolution.Preview;
import org.laurel.core.value.Amounts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The form of a preview: who moves, and whose balances change. What stays is left out.
final class Previews {

  private Previews() {}

  static void write(Preview preview, ObjectNode form) {
    form.put("members", preview.members());
    form.put("giftCards", preview.giftCards());
    ArrayNode ends = form.putArray("ends");
    preview.ends().forEach(ends::add);
    ArrayNode tiers = form.putArray("tiers");
    preview
        .ladders()
        .forEach(
            (ladder, climbing) -> {
              if (!climbing.moves().isEmpty()) {
                ObjectNode moving = tiers.addObject().put("ladder", ladder);
                moving.put("up", climbing.up()).put("down", climbing.down());
                ArrayNode moves = moving.putArray("moves");
                climbing
                    .moves()
                    .forEach(
                        (move, members) ->
                            moves
                                .addObject()
                                .put("from", move.from())
                                .put("to", move.to())
                                .put("members", members));
              }
            });
    ArrayNode balances = form.putArray("balances");
    preview
        .units()
        .forEach(
            (unit, turnover) -> {
              if (turnover.members() > 0) {
                int scale = preview.programme().unit(unit).scale();
                balances
                    .addObject()
                    .put("unit", unit)
                    .put("members", turnover.members())
                    .put("before", Amounts.format(turnover.before(), scale))
                    .put("after", Amounts.format(turnover.after(), scale));
              }
            });
  }
}
