package org.laurel.core.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurel.core.account.Account;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;

/// The next moment at which an account is due, through the versions of its programme.
///
/// What is due while a version is in force is done by that version, however late it is done. So an
/// account comes to the same whether it is settled once or many times. When a version comes into
/// force by which an account stands elsewhere on a ladder, that alone makes it due.
///
/// @param moment never before the account's [Account#settled]: what a late activity left overdue is
///   due at once
/// @param programme the version that does it
public record NextDue(Instant moment, Programme programme) {

  /// The next due moment, or `null` when nothing will ever be due by itself.
  public static @Nullable NextDue of(Versions versions, Account account) {
    List<Versions.Version> all = versions.all();
    Instant settled = account.settled();
    for (int i = all.size() == 1 ? 0 : all.indexOf(versions.at(settled)); i < all.size(); i++) {
      Programme programme = all.get(i).programme();
      Instant from = i == 0 ? settled : later(settled, all.get(i).from());
      Instant due = Due.next(programme, account, from);
      if (i > 0 && from.isAfter(settled) && moves(all.get(i - 1), programme, account, from)) {
        due = from;
      }
      if (due == null) {
        continue;
      }
      Instant moment = later(due, from);
      if (i + 1 == all.size() || moment.isBefore(all.get(i + 1).from())) {
        return new NextDue(moment, programme);
      }
    }
    return null;
  }

  private static boolean moves(
      Versions.Version before, Programme programme, Account account, Instant from) {
    return account.ties().movedTo() == 0
        && !before.programme().ladders().equals(programme.ladders())
        && Standings.moves(programme, account, from);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
