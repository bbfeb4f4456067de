package org.laurel.server.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.laurel.server.platform.Address;

/// The line between a server and its database: it can be made slow, or silent, or be cut.
final class Line implements AutoCloseable {

  private final Address database;
  private final String host;
  private final int port;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();
  private boolean silent;
  private boolean cut;
  private volatile Duration delay = Duration.ZERO;

  private Line(Address database) throws IOException {
    this.database = database;
    String[] place = database.url().replaceFirst("jdbc:postgresql://([^/]*)/.*", "$1").split(":");
    this.host = place[0];
    this.port = Integer.parseInt(place[1]);
    this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::letIn);
  }

  static Line to(Address database) throws IOException {
    return new Line(database);
  }

  /// Where a server finds the database behind it.
  Address address() {
    return new Address(
        database.url().replace(host + ":" + port, "127.0.0.1:" + door.getLocalPort()),
        database.user(),
        database.password());
  }

  /// Everything takes so much longer, each way.
  void delay(Duration longer) {
    this.delay = longer;
  }

  /// Nothing comes through, and nobody is told.
  void fallSilent() {
    become(true, false);
  }

  /// All connections break, and there are no new ones.
  void cut() {
    become(false, true);
    open.forEach(Line::close);
  }

  void mend() {
    become(false, false);
  }

  private void become(boolean silent, boolean cut) {
    lock.lock();
    try {
      this.silent = silent;
      this.cut = cut;
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isCut() {
    lock.lock();
    try {
      while (silent) {
        change.awaitUninterruptibly();
      }
      return cut;
    } finally {
      lock.unlock();
    }
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        if (isCut()) {
          close(caller);
        } else {
          Socket called = new Socket(host, port);
          open.add(caller);
          open.add(called);
          Thread.ofVirtual().start(() -> carry(caller, called));
          Thread.ofVirtual().start(() -> carry(called, caller));
        }
      } catch (IOException e) {
        // The door was closed, or the database is away.
        continue;
      }
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] bytes = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0 && !isCut(); read = in.read(bytes)) {
        if (delay.isPositive()) {
          LockSupport.parkNanos(delay.toNanos());
        }
        out.write(bytes, 0, read);
      }
    } catch (IOException e) {
      // One of them is gone; so is the other, then.
    }
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() throws IOException {
    mend();
    door.close();
    open.forEach(Line::close);
  }
}
