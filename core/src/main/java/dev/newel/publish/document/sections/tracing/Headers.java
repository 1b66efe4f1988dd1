package dev.newel.publish.document.sections.tracing;

import dev.newel.language.SystemInfo;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands at the head and at the foot of a document.
final class Headers {
  /// The decisions that a reader looks through at the foot of a document.
  private static final int MOST = 16;

  private static final Map<String, String> USUAL = Phrase.row("Field", "field", "Value", "value");

  static final List<Section> ALL =
      List.of(
          Section.of("feature-header", Headers::feature),
          Section.of("system-header", Headers::whole),
          Section.of("document-control", Headers::control),
          Section.of("related-documents", Headers::related, Headers::named));

  private Headers() {}

  private static List<Block> feature(Place place) {
    var subject = place.subject();
    var slice = subject.slice();
    var feature = slice.feature();
    var title = feature == null ? title(place) : MarkdownText.prose(feature.title());
    var key = slice.key() == null ? system(place).name() : slice.key();
    return List.of(
        new Block.Bullets(
            List.of(
                "**Epic:** " + MarkdownText.prose(slice.epic().isEmpty() ? key : slice.epic()),
                "**Feature:** %s, %s".formatted(MarkdownText.prose(key), title),
                "**Date:** " + subject.date(),
                "**Author:** " + authors(place))));
  }

  private static List<Block> whole(Place place) {
    var system = system(place);
    return List.of(
        new Block.Bullets(
            List.of(
                "**System:** %s, version %s".formatted(title(place), version(system)),
                "**Status:** " + status(system),
                "**Date:** " + place.subject().date(),
                "**Owners:** " + owners(place))));
  }

  private static SystemInfo system(Place place) {
    return place.subject().design().prose().system();
  }

  static String title(Place place) {
    var system = system(place);
    return MarkdownText.prose(system.title() == null ? system.name() : system.title());
  }

  private static List<Block> control(Place place) {
    var system = system(place);
    var rows =
        List.of(
            List.of("Version", version(system)),
            List.of("Status", status(system)),
            List.of("Last Updated", place.subject().date()),
            List.of("Author(s)", authors(place)),
            List.of("Reviewers", people(place, "reviewers", system.reviewers())));
    return List.of(
        place.table(
            USUAL, rows, row -> Phrase.row("field", row.getFirst(), "value", row.getLast())));
  }

  private static String version(SystemInfo system) {
    return MarkdownText.prose(system.version() == null ? "0.1.0" : system.version());
  }

  private static String status(SystemInfo system) {
    var status = system.status() == null ? SystemInfo.Status.DRAFT : system.status();
    return Phrase.capital(status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String authors(Place place) {
    var authors = system(place).authors();
    return authors.isEmpty() ? owners(place) : people(place, "authors", authors);
  }

  private static String owners(Place place) {
    return people(place, "owners", system(place).owners());
  }

  private static String people(Place place, String key, List<String> names) {
    return names.isEmpty()
        ? Unknown.fact(
            place.subject().design(), Address.of("system", key), "not named in the design")
        : MarkdownText.prose(String.join(", ", names));
  }

  /// The documents of the same profile, those about the same thing first, then what the design
  /// itself starts from.
  private static List<Block> related(Place place) {
    var links = links(place);
    return links.isEmpty() ? List.of() : List.of(new Block.Bullets(links));
  }

  /// The same in one line for each kind; the decisions are told in one of the documents.
  private static List<Block> named(Place place) {
    var lines = new ArrayList<String>();
    var siblings = siblings(place);
    if (!siblings.isEmpty()) {
      lines.add("Documents: %s".formatted(Phrase.and(siblings)));
    }
    var inputs = inputs(place);
    if (!inputs.isEmpty()) {
      lines.add("Beside the design: %s".formatted(Phrase.and(inputs)));
    }
    return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
  }

  private static List<String> links(Place place) {
    var links = new ArrayList<>(siblings(place));
    inputs(place).forEach(input -> links.add(input + ", beside the design"));
    links.addAll(decisions(place));
    return links;
  }

  /// The other documents; what they are about is not repeated where it is what this one is about.
  private static List<String> siblings(Place place) {
    var feature = place.subject().slice().feature();
    var about = feature == null ? "" : ": " + MarkdownText.prose(feature.title());
    return place.subject().siblings().stream()
        .map(
            document -> {
              var title = document.title();
              var end = title.endsWith(about) ? title.length() - about.length() : title.length();
              return Phrase.link(title.substring(0, end), document.address());
            })
        .toList();
  }

  private static List<String> inputs(Place place) {
    var links = new ArrayList<String>();
    var inputs = system(place).inputs();
    var feature = place.subject().slice().feature();
    var own = feature == null ? inputs : feature.inputs();
    name(links, "Requirements", one(own.requirements()), one(inputs.requirements()));
    name(links, "Research report", one(own.research()), one(inputs.research()));
    name(links, "Interface contracts", own.contracts(), inputs.contracts());
    name(links, "Data design of others", own.data(), inputs.data());
    return links;
  }

  private static List<String> decisions(Place place) {
    var links = new ArrayList<String>();
    var decisions = place.subject().decisions().values();
    if (!decisions.isEmpty() && !place.subject().document().renders("key-decisions")) {
      links.add(
          "Decisions: %s"
              .formatted(
                  Phrase.and(
                      decisions.stream()
                          .limit(MOST)
                          .map(
                              decision ->
                                  Phrase.link(
                                      MarkdownText.prose(decision.id()),
                                      Address.of("decisions", decision.id())))
                          .toList())));
    }
    return links;
  }

  private static List<String> one(@Nullable String path) {
    return path == null ? List.of() : List.of(path);
  }

  private static void name(
      List<String> links, String what, List<String> own, List<String> inherited) {
    var paths = own.isEmpty() ? inherited : own;
    if (!paths.isEmpty()) {
      links.add(
          "%s: %s".formatted(what, Phrase.and(paths.stream().map(MarkdownText::code).toList())));
    }
  }
}
