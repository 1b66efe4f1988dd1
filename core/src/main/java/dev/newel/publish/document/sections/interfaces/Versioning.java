package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Api;
import dev.newel.language.ApiText;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the interface changes: its versions, what breaks, and how an old version ends.
final class Versioning {
  static final Section SECTION =
      Section.of("versioning", place -> versions(place, true), place -> versions(place, false));
  static final Section COMPATIBILITY = Section.of("compatibility", Versioning::compatibility);
  static final Section DEPRECATION = Section.of("deprecation", Versioning::deprecation);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Version", "version",
          "State", "state",
          "Deprecated since", "deprecated",
          "Ends", "ends",
          "Guide", "guide");

  private Versioning() {}

  /// @param full whether versions and differences are listed
  private static List<Block> versions(Place place, boolean full) {
    if (OperationWords.overHttp(place.subject().slice().operations()).isEmpty()) {
      return Endpoints.none(place);
    }
    var api = place.subject().design().api();
    var lines = new ArrayList<String>();
    lines.add("**Strategy:** " + strategy(api));
    lines.add("**Current version:** %s.".formatted(MarkdownText.code(current(api))));
    lines.add("**Supported versions:** " + support(api));
    if (!place.subject().document().renders(DEPRECATION.name())) {
      lines.add("**Deprecation policy:** " + policy(place, api));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Bullets(lines));
    if (full && api.versions().size() > 1) {
      blocks.add(Cells.table(COLUMNS, api.versions().stream().map(Versioning::row).toList()));
      differences(api, blocks);
    }
    return blocks;
  }

  private static String current(Api api) {
    return api.versions().isEmpty() ? "v1" : api.versions().getFirst().name();
  }

  /// Whether the version is a part of every path.
  private static boolean inPath(Api api) {
    return List.of(api.base().split("/", -1)).contains(current(api));
  }

  private static String strategy(Api api) {
    return inPath(api)
        ? "URL-based: the version is a part of every path (%s)."
            .formatted(MarkdownText.code(api.base() + "/*"))
        : "One version: no part of the path and no header names it, so that a change that breaks"
            + " clients needs a new path.";
  }

  private static String support(Api api) {
    var count = api.support() == null ? 1 : api.support();
    var served = api.versions().stream().map(Api.Version::name).toList();
    return "%s; now %s."
        .formatted(
            count == 1 ? "One at a time" : "The newest %d versions side by side".formatted(count),
            served.isEmpty() ? "one" : Phrase.and(Phrase.codes(served)));
  }

  private static String policy(Place place, Api api) {
    var sentences = new ArrayList<String>();
    sentences.add(
        api.notice() == null
            ? Unknown.fact(
                    place.subject().design(),
                    Address.of("api", "versions", "notice"),
                    "How long before its end a version is marked deprecated is not stated")
                + "."
            : "A version is marked deprecated at least %s before it ends."
                .formatted(Amounts.time(api.notice())));
    sentences.add("Its answers bear %s.".formatted(Phrase.and(Phrase.codes(headers(api)))));
    if (api.policy() != null) {
      sentences.add(Phrase.sentence(api.policy()));
    }
    return String.join(" ", sentences);
  }

  private static List<String> headers(Api api) {
    var headers = new ArrayList<>(List.of("Deprecation", "Sunset"));
    if (api.deprecationHeader() != null) {
      headers.add(api.deprecationHeader() + ": true");
    }
    return headers;
  }

  private static Map<String, String> row(Api.Version version) {
    var text = version.text();
    return Phrase.row(
        "version", MarkdownText.code(version.name()),
        "state", text == null ? "current" : "deprecated",
        "deprecated",
            text == null || text.deprecated() == null
                ? "not deprecated"
                : text.deprecated().toString(),
        "ends", text == null || text.sunset() == null ? "no date" : text.sunset().toString(),
        "guide", text == null || text.guide() == null ? "none" : MarkdownText.code(text.guide()));
  }

  private static void differences(Api api, List<Block> blocks) {
    for (var version : api.versions()) {
      var text = version.text();
      if (text == null || text.differs().isEmpty()) {
        continue;
      }
      var lines = new ArrayList<String>();
      text.differs()
          .forEach(
              (place, difference) ->
                  lines.add("%s: %s.".formatted(MarkdownText.code(place), said(difference))));
      blocks.add(
          new Block.Paragraph(
              "What %s says otherwise:".formatted(MarkdownText.code(version.name()))));
      blocks.add(new Block.Bullets(lines));
    }
  }

  private static String said(ApiText.Difference difference) {
    var parts = new ArrayList<String>();
    if (difference.is() != null) {
      parts.add(MarkdownText.prose(difference.is()));
    }
    if (difference.named() != null) {
      parts.add("named " + MarkdownText.code(difference.named()));
    }
    difference
        .says()
        .forEach(
            (now, then) ->
                parts.add(
                    "says %s for %s".formatted(MarkdownText.code(then), MarkdownText.code(now))));
    if (difference.page() != null) {
      parts.add("pages by %s".formatted(Phrase.and(Phrase.codes(difference.page().params()))));
    }
    return parts.isEmpty() ? "differs" : Phrase.and(parts);
  }

  private static List<Block> compatibility(Place place) {
    if (OperationWords.overHttp(place.subject().slice().operations()).isEmpty()) {
      return Endpoints.none(place);
    }
    var api = place.subject().design().api();
    var safe =
        List.of(
            "Adding an endpoint",
            "Adding an optional parameter or an optional field to a request",
            "Adding a field to an answer; clients ignore what they do not know",
            "Relaxing a bound or another rule of validation",
            "Raising a limit");
    var breaking =
        new ArrayList<>(
            List.of(
                "Removing or renaming an endpoint, a parameter or a field of an answer",
                "Making an optional field of a request required, or adding a required one",
                "Changing the type, the format or the meaning of a field",
                "Tightening a bound or another rule of validation",
                "Changing a status or an error code that clients decide by",
                "Asking for a role where none was needed"));
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Paragraph("**Non-breaking, in the same version:**"));
    blocks.add(new Block.Bullets(safe));
    blocks.add(
        new Block.Paragraph(
            inPath(api)
                ? "**Breaking, only in a new version:**"
                : "**Breaking, only under a new path:**"));
    blocks.add(new Block.Bullets(breaking));
    if (api.policy() != null) {
      blocks.add(
          new Block.Paragraph("The policy of this API adds: " + Phrase.sentence(api.policy())));
    }
    return blocks;
  }

  private static List<Block> deprecation(Place place) {
    if (OperationWords.overHttp(place.subject().slice().operations()).isEmpty()) {
      return Endpoints.none(place);
    }
    var api = place.subject().design().api();
    var steps = new ArrayList<String>();
    steps.add(
        "Announce the end of the version or the operation in the release notes, with its date.");
    steps.add(
        "Mark its answers with %s (RFC 9745 and RFC 8594)."
            .formatted(Phrase.and(Phrase.codes(headers(api)))));
    var guides =
        api.versions().stream()
            .map(Api.Version::text)
            .filter(text -> text != null && text.guide() != null)
            .map(text -> MarkdownText.code(text.guide()))
            .toList();
    steps.add(
        guides.isEmpty()
            ? "Write a guide that says how to move on."
            : "Point to the guide that says how to move on: %s.".formatted(Phrase.and(guides)));
    steps.add(
        api.notice() == null
            ? "Wait until no client uses it; the design states no least time."
            : "Wait at least %s, and until no client uses it."
                .formatted(Amounts.time(api.notice())));
    steps.add(
        api.support() == null || api.support() == 1
            ? "Remove it."
            : "Remove it; the newest %d versions stay.".formatted(api.support()));
    return List.of(new Block.Numbered(steps));
  }
}
