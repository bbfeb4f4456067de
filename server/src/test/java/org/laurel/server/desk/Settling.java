package org.laurel.server.desk;

import org.laurel.core.activity.Activity;
import org.laurel.server.TestServer;
import org.laurel.wire.request.Request;

/// Lets a test have done at once what the timekeeper does in his rounds.
public final class Settling {

  private Settling() {}

  /// Tells an account what a draw or a contest came to.
  public static void tell(TestServer server, String programme, long account, Activity outcome) {
    server.bean(Desk.class).take(programme, "", account, Request.following(outcome)).join();
  }

  /// Does what is due in an account by now.
  public static void settle(TestServer server, String programme, long account) {
    server.bean(Desk.class).settle(programme, account).join();
  }
}
