package org.laurel.server.desk;

import java.time.InstantSource;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.codes.Codes;
import org.laurel.server.codes.Pools;
import org.laurel.server.ledger.Ledger;
import org.laurel.server.platform.Ids;
import org.laurel.server.platform.Trip;
import org.laurel.server.programmes.Programmes;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// What the desk reads from and writes to.
record Stores(
    Programmes programmes,
    Accounts accounts,
    Ledger ledger,
    Claims claims,
    Outbox outbox,
    Codes codes,
    Pools pools,
    JdbcOperations jdbc,
    TransactionTemplate transaction,
    InstantSource clock,
    Ids ids) {

  /// Statements that go to the database together.
  Trip trip() {
    return new Trip(jdbc);
  }
}
