package org.laurel.wire.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Activity;
import org.laurel.core.activity.Profile;
import org.laurel.wire.json.Cursor;

/// The forms of joining and of what changes about a member.
final class MemberForms {

  private static final Set<String> ENROL =
      Set.of(
          "type", "key", "occurred", "identifiers", "profile", "consents", "joined", "invitedBy");
  private static final Set<String> CHANGE =
      Set.of("type", "key", "member", "occurred", "profile", "consents");

  private MemberForms() {}

  /// The key is empty when none was sent: whoever takes the enrolment makes one.
  static Request enrol(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(ENROL);
    String key = RequestReader.key(body, header, "");
    ZoneId zone = reader.versions().newest().programme().zone();
    LocalDate joined = joined(body.find("joined"), zone);
    Cursor moment = body.find("occurred");
    Instant occurred =
        moment != null
            ? moment.moment()
            : joined != null ? joined.atStartOfDay(zone).toInstant() : reader.now();
    if (joined == null) {
      joined = occurred.atZone(zone).toLocalDate();
    } else if (joined.isAfter(occurred.atZone(zone).toLocalDate())) {
      throw body.get("joined").malformed("out-of-range", "after the enrolment occurred");
    }

    Cursor person = body.find("profile");
    if (person != null) {
      person.object(Set.of("name", "born", "language", "segments"));
    }
    Cursor name = person == null ? null : person.find("name");
    LocalDate born = born(person);
    if (person != null && born != null && born.isAfter(joined)) {
      throw person.get("born").malformed("out-of-range", "nobody joins before being born");
    }
    String language = language(person);
    Profile profile =
        new Profile(
            joined,
            born,
            language == null ? RequestReader.LANGUAGE : language,
            person == null ? Collections.emptySortedSet() : texts(person, "segments"),
            texts(body, "consents"));
    Newcomer newcomer = new Newcomer(identifiers(body), name == null ? null : name.text());
    return new Request(
        Request.Type.ENROL,
        null,
        new Activity.Enrol(0, key, occurred, profile),
        moment != null || body.find("joined") != null,
        newcomer,
        null,
        body.find("invitedBy") == null ? null : MemberRef.readInviter(body.get("invitedBy")));
  }

  /// A day, or a moment and then its day in the programme's zone.
  private static @Nullable LocalDate joined(@Nullable Cursor at, ZoneId zone) {
    if (at == null) {
      return null;
    }
    return at.text().length() > 10 ? at.moment().atZone(zone).toLocalDate() : at.day();
  }

  private static List<Identifier> identifiers(Cursor body) {
    List<Identifier> identifiers = new ArrayList<>();
    for (Cursor item : body.itemsOf("identifiers", 20)) {
      item.object(Set.of("kind", "value"));
      Cursor kind = item.get("kind");
      if (!Identifier.KINDS.contains(kind.text()) || kind.text().equals("giftcard")) {
        throw kind.malformed("unknown-kind", "card, phone, email, external or referral");
      }
      Cursor value = item.get("value");
      Identifier read = Identifier.read(Identifier.kind(kind.text()), value.text(), value);
      if (identifiers.contains(read)) {
        throw item.malformed("duplicate", "the identifier is there twice; keep one");
      }
      identifiers.add(read);
    }
    return List.copyOf(identifiers);
  }

  static Request change(RequestReader reader, Cursor body, @Nullable String header) {
    body.object(CHANGE);
    String key = RequestReader.key(body, header, null);
    MemberRef member = MemberRef.read(body.get("member"));
    Cursor person = body.find("profile");
    if (person != null) {
      person.object(Set.of("born", "language", "segments"));
    }
    ProfileChange change =
        new ProfileChange(
            born(person),
            language(person),
            person == null || person.find("segments") == null ? null : texts(person, "segments"),
            body.find("consents") == null ? null : texts(body, "consents"));
    if (change.isEmpty()) {
      throw body.malformed(
          "missing-field", "nothing would change; send \"profile\" or \"consents\"");
    }
    Instant occurred = reader.occurredOrNow(body);
    ZoneId zone = reader.versions().newest().programme().zone();
    if (person != null
        && change.born() != null
        && change.born().isAfter(occurred.atZone(zone).toLocalDate())) {
      throw person.get("born").malformed("out-of-range", "nobody is a member before being born");
    }
    Activity.Change draft = new Activity.Change(0, key, occurred, change.onto(null));
    return new Request(Request.Type.CHANGE, member, draft, RequestReader.dated(body), null, change);
  }

  private static @Nullable LocalDate born(@Nullable Cursor person) {
    Cursor born = person == null ? null : person.find("born");
    return born == null ? null : born.day();
  }

  private static @Nullable String language(@Nullable Cursor person) {
    Cursor at = person == null ? null : person.find("language");
    if (at == null) {
      return null;
    }
    if (!at.text().matches("[a-z]{2}")) {
      throw at.malformed("bad-language", "two small letters of ISO 639, such as pl, en or el");
    }
    return at.text();
  }

  private static SortedSet<String> texts(Cursor at, String field) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(RequestReader.distinct(at, field, 100)));
  }
}
