package org.laurel.wire.terms;

import java.util.ArrayList;
import java.util.List;
import org.laurel.core.programme.GiftCards;
import org.laurel.core.programme.Programme;

/// The member's page of a programme in one language: everything one can earn and spend, and the
/// rules for it.
///
/// It says what the programme's text says and nothing else, so it is as true as the text is.
///
/// @param language two letters; tells screen readers how to pronounce the page
/// @param lead what the page begins with
/// @param contents what stands above the list of sections
public record Terms(
    String language, String title, List<String> lead, String contents, List<Section> sections) {

  /// @param language as for [org.laurel.wire.words.Words#in]: one without words gives English
  public static Terms of(Programme programme, String language) {
    return of(new Voice(programme, language));
  }

  static Terms of(Voice voice) {
    List<Section> sections = new ArrayList<>();
    add(sections, voice, "membership", Membership.blocks(voice));
    add(sections, voice, "earn", Earning.blocks(voice));
    add(sections, voice, "offers", Offers.blocks(voice));
    add(sections, voice, "access", Offers.first(voice));
    add(sections, voice, "campaigns", Campaigns.blocks(voice));
    add(sections, voice, "contests", Contests.blocks(voice));
    add(sections, voice, "exchanges", Exchanges.blocks(voice));
    add(sections, voice, "spend", Spending.blocks(voice));
    add(sections, voice, "levels", Levels.blocks(voice));
    add(sections, voice, "lasting", Lasting.blocks(voice));
    add(sections, voice, "returns", Returning.blocks(voice));
    add(sections, voice, "small-print", SmallPrint.blocks(voice));
    Programme programme = voice.programme();
    String name = voice.name(programme.id(), programme.name());
    return new Terms(
        voice.language(),
        voice.say("title", "programme", name),
        lead(voice),
        voice.say("contents"),
        List.copyOf(sections));
  }

  private static List<String> lead(Voice voice) {
    List<String> lead = new ArrayList<>();
    GiftCards cards = voice.programme().between().cards();
    // What is only loaded is not collected.
    List<String> units =
        voice.programme().units().keySet().stream()
            .filter(
                unit -> cards == null || !cards.unit().equals(unit) || Earning.gives(voice, unit))
            .map(voice::plural)
            .toList();
    if (!units.isEmpty()) {
      lead.add(voice.say("lead.units", "units", voice.and(units)));
    }
    if (voice.programme().starts() != null) {
      lead.add(voice.say("lead.starts", "day", voice.day(voice.programme().starts())));
    }
    return lead;
  }

  private static void add(List<Section> sections, Voice voice, String id, List<Block> blocks) {
    if (!blocks.isEmpty()) {
      sections.add(new Section(id, voice.say("section." + id), List.copyOf(blocks)));
    }
  }

  /// A page that needs no other file.
  public String html() {
    return Html.of(this);
  }

  public String markdown() {
    return Markdown.of(this);
  }
}
