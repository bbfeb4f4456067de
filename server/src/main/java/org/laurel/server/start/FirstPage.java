package org.laurel.server.start;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.laurel.core.programme.Programme;
import org.laurel.core.programme.Unit;
import org.laurel.core.programme.Versions.Version;
import org.laurel.core.value.Amounts;
import org.laurel.server.accounts.Accounts;
import org.laurel.server.ledger.Sums;
import org.laurel.server.programmes.Programmes;
import org.laurel.server.programmes.Published;
import org.laurel.server.security.ApiKey;
import org.laurel.server.security.ApiKey.Role;
import org.laurel.server.security.Caller;
import org.laurel.server.web.Languages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The pages that everybody may open.
///
/// Members and sums are shown to holders of a key only, unless `laurel.figures` is `everyone`, as
/// in the demo.
@Controller
class FirstPage {

  private static final int MONTHS = 18;

  private final Programmes programmes;
  private final Accounts accounts;
  private final Sums sums;
  private final InstantSource clock;
  private final boolean open;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  FirstPage(
      Programmes programmes,
      Accounts accounts,
      Sums sums,
      InstantSource clock,
      @Value("${laurel.figures:keys}") String figures) {
    this.programmes = programmes;
    this.accounts = accounts;
    this.sums = sums;
    this.clock = clock;
    this.open = figures.equals("everyone");
  }

  @GetMapping("/")
  ResponseEntity<String> first(HttpServletRequest request, @Nullable Caller caller) {
    if (caller == null && request.getParameter("key") != null) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
          .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Laurel\", charset=\"UTF-8\"")
          .body("");
    }
    String asked = Languages.asked(request);
    Texts texts = Texts.in(asked == null ? "en" : asked);
    String base = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    return html("start/page.jte", view(texts, base, caller == null ? null : caller.key()));
  }

  @GetMapping("/api")
  ResponseEntity<String> api() {
    return html("start/api.jte", null);
  }

  private ResponseEntity<String> html(String template, @Nullable View view) {
    StringOutput page = new StringOutput();
    templates.render(template, view, page);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION)
        .body(page.toString());
  }

  private View view(Texts texts, String base, @Nullable ApiKey key) {
    boolean figures = open || (key != null && key.role() != Role.METRICS);
    Instant now = clock.instant();
    List<Published> shown = new ArrayList<>();
    for (Published published : programmes.all()) {
      // What is yet to come is nobody else's business.
      boolean seen = key == null ? hasBegun(published, now) : key.opens(published.id());
      if (open || seen) {
        shown.add(published);
      }
    }
    Map<String, Long> counts = figures ? accounts.counts() : Map.of();
    List<View.Card> cards = new ArrayList<>();
    for (Published published : shown) {
      cards.add(card(texts, published, counts.getOrDefault(published.id(), 0L), now, figures));
    }
    Published sample =
        shown.stream()
            .max(Comparator.comparing(one -> counts.getOrDefault(one.id(), 0L)))
            .orElse(null);
    return new View(
        texts,
        figures,
        base,
        cards,
        cards.stream().mapToLong(View.Card::members).sum(),
        cards.stream().mapToLong(View.Card::activities).sum(),
        sample == null ? "" : sample.id(),
        sample == null ? "" : quote(base, sample, now),
        texts.moment(now.atZone(ZoneOffset.UTC)) + " UTC");
  }

  private static boolean hasBegun(Published published, Instant now) {
    return !published.releases().getFirst().from().isAfter(now);
  }

  private View.Card card(
      Texts texts, Published published, long members, Instant now, boolean figures) {
    Version version = published.versions().at(now);
    Programme programme = version.programme();
    Sums.Total total = figures ? sums.of(published.id()) : Sums.Total.NOTHING;
    List<View.UnitRow> rows = new ArrayList<>();
    for (Unit unit : programme.units().values()) {
      Sums.Sum sum = total.units().getOrDefault(unit.id(), Sums.Sum.NOTHING);
      rows.add(
          new View.UnitRow(
              unit.name().in(texts.language(), unit.id()),
              texts.amount(sum.issued(), unit.scale()),
              texts.amount(sum.spent(), unit.scale()),
              texts.amount(sum.expired(), unit.scale()),
              texts.amount(sum.outstanding(), unit.scale())));
    }
    Instant since = published.releases().getFirst().from();
    for (var release : published.releases()) {
      if (release.number() == version.number()) {
        since = release.from();
      }
    }
    return new View.Card(
        published.id(),
        programme.name().in(texts.language(), published.id()),
        version.number(),
        texts.day(since.atZone(programme.zone())),
        hasBegun(published, now),
        members,
        total.activities(),
        figures ? rows : List.of(),
        chart(texts, programme, total));
  }

  private static View.Chart chart(Texts texts, Programme programme, Sums.Total total) {
    if (programme.units().isEmpty()) {
      return new View.Chart("", 0, List.of());
    }
    Unit unit = programme.units().firstEntry().getValue();
    List<View.Bar> bars = new ArrayList<>();
    total
        .months()
        .getOrDefault(unit.id(), new TreeMap<>())
        .forEach((month, sum) -> bars.add(new View.Bar(month, sum.issued(), sum.spent())));
    List<View.Bar> newest = bars.subList(Math.max(0, bars.size() - MONTHS), bars.size());
    return new View.Chart(unit.name().in(texts.language(), unit.id()), unit.scale(), newest);
  }

  /// What a purchase would earn; in the demo, whose members have such cards, it works as it stands.
  private static String quote(String base, Published published, Instant now) {
    Programme programme = published.versions().at(now).programme();
    return """
    curl -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
      %s/v1/programmes/%s/quotes -d '{"member":{"card":"2700000000014"},"money":"%s",
      "lines":[{"line":1,"sku":"5901234123457","category":"coffee","quantity":1,"amount":"%s"}]}'"""
        .formatted(
            base,
            published.id(),
            programme.money().getCurrencyCode(),
            Amounts.format(1290, Amounts.scale(programme.money())));
  }
}
