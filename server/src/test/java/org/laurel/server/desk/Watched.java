package org.laurel.server.desk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.laurel.server.platform.Trip;

/// A data source that tells every statement which is prepared through it.
final class Watched {

  private Watched() {}

  static DataSource over(DataSource source, Consumer<String> statements) {
    return proxy(
        DataSource.class,
        (_, method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? watched(connection, statements) : result;
        });
  }

  private static Connection watched(Connection connection, Consumer<String> statements) {
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            // Those of a trip are prepared together.
            for (String statement : ((String) arguments[0]).split(Trip.AND)) {
              statements.accept(statement);
            }
          }
          return call(connection, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
