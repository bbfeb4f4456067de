package org.laurel.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why a command stops, told to the user in a sentence that says how to mend it.
final class Trouble extends RuntimeException {

  /// Nothing is wrong.
  static final int NONE = 0;

  /// The thing examined is wrong.
  static final int EXAMINED = 1;

  /// The call is wrong.
  static final int CALL = 2;

  /// Laurel is wrong.
  static final int FAULT = 3;

  private static final long serialVersionUID = 1;
  private final int exitCode;

  private Trouble(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  static Trouble ofCall(String message) {
    return new Trouble(CALL, message);
  }

  static Trouble ofExamined(String message) {
    return new Trouble(EXAMINED, message);
  }

  static Trouble reading(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> ofCall("no such file: " + file);
      case AccessDeniedException _ -> ofCall("may not be read: " + file);
      case CharacterCodingException _ -> ofExamined(file + " is no UTF-8 text");
      default -> ofCall("cannot read " + file + ": " + e.getMessage());
    };
  }

  static Trouble writing(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> ofCall("no such folder: " + file.toAbsolutePath().getParent());
      case AccessDeniedException _ -> ofCall("may not be written: " + file);
      default -> ofCall("cannot write " + file + ": " + e.getMessage());
    };
  }

  int exitCode() {
    return exitCode;
  }
}
