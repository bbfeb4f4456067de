/// The server: one Spring Boot application, each package below a module of its own.
@NullMarked
package org.laurel.server;

import org.jspecify.annotations.NullMarked;
