package org.laurel.server.desk;

import org.laurel.server.TestServer;

/// Lets a test have done at once what the timekeeper does in his rounds.
public final class Settling {

  private Settling() {}

  /// Does what is due in an account by now.
  public static void settle(TestServer server, String programme, long account) {
    server.bean(Desk.class).settle(programme, account).join();
  }
}
