package org.laurel.wire.request;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.laurel.core.activity.Profile;

/// Which of a member's facts become other ones; `null`: it stays as it is.
public record ProfileChange(
    @Nullable LocalDate born,
    @Nullable String language,
    @Nullable SortedSet<String> segments,
    @Nullable SortedSet<String> consents) {

  boolean isEmpty() {
    return born == null && language == null && segments == null && consents == null;
  }

  /// @param before `null` for an account that was never enrolled, whose change will be refused
  Profile onto(@Nullable Profile before) {
    Profile facts =
        before != null
            ? before
            : new Profile(
                LocalDate.EPOCH,
                null,
                RequestReader.LANGUAGE,
                Collections.emptySortedSet(),
                Collections.emptySortedSet());
    return new Profile(
        facts.joined(),
        born != null ? born : facts.born(),
        language != null ? language : facts.language(),
        segments != null ? segments : facts.segments(),
        consents != null ? consents : facts.consents());
  }
}
