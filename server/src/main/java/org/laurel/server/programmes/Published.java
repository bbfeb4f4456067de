package org.laurel.server.programmes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Versions;
import org.laurel.wire.answer.Answers;
import org.laurel.wire.words.Words;

/// A programme as the server runs it: all its versions, and how each of them is put into words.
public final class Published {

  private final String id;
  private final Versions versions;
  private final List<Release> releases;
  private final Map<Spoken, Answers> answers = new ConcurrentHashMap<>();

  private record Spoken(int version, String language) {}

  /// @param releases in order of their numbers, as many as `versions` holds
  Published(String id, Versions versions, List<Release> releases) {
    this.id = id;
    this.versions = versions;
    this.releases = releases;
  }

  public String id() {
    return id;
  }

  public Versions versions() {
    return versions;
  }

  public List<Release> releases() {
    return releases;
  }

  /// The rules of the version with that number.
  public Programme version(int number) {
    for (Versions.Version version : versions.all()) {
      if (version.number() == number) {
        return version.programme();
      }
    }
    throw new IllegalArgumentException("programme " + id + " has no version " + number);
  }

  /// How decisions of the version with that number are answered.
  public Answers answers(int version, Words words) {
    return answers.computeIfAbsent(
        new Spoken(version, words.language()), _ -> new Answers(version(version), words));
  }
}
