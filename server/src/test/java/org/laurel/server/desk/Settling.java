package org.laurel.server.desk;

import org.laurel.core.activity.Activity;
import org.laurel.server.TestServer;
import org.laurel.wire.request.Request;

/// Lets a test have done at once what the timekeeper does in his rounds.
public final class Settling {

  private Settling() {}

  /// Tells an account what a draw came to.
  public static void drawn(
      TestServer server, String programme, long account, Activity.Drawn drawn) {
    server.bean(Desk.class).take(programme, "", account, Request.following(drawn)).join();
  }

  /// Does what is due in an account by now.
  public static void settle(TestServer server, String programme, long account) {
    server.bean(Desk.class).settle(programme, account).join();
  }
}
