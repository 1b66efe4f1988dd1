package dev.newel.publish.document.sections.tracing;

import dev.newel.design.access.Identity;
import dev.newel.facts.slices.Slice;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Subject.CheckedBox;
import dev.newel.publish.document.Subject.State;
import dev.newel.publish.document.sections.interfaces.ErrorCodes;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What was done for a feature and what comes next, in a few lines for those who go on.
final class Handover {
  static final Section SECTION = Section.of("handover", Handover::lines);

  private static final Address WORK = Address.of("documents", "agent/work", "-");
  private static final List<String> LISTS = List.of("accept-", "quality-", "guard-");

  private Handover() {}

  private static List<Block> lines(Place place) {
    var slice = place.subject().slice();
    var lines = new ArrayList<String>();
    lines.add("Designed %s for %s".formatted(kind(slice), designed(place)));
    lines.add("Auth strategy: " + authentication(place.subject().design().identity()));
    lines.add(
        "%s documented in %s".formatted(Phrase.and(offers(slice)), Phrase.link("work.md", WORK)));
    lines.add("Error taxonomy: %s defined".formatted(counted(ErrorCodes.count(place), "code")));
    lines.add("Status: " + status(place.subject().boxes()));
    lines.add("Next: " + next(place));
    return List.of(new Block.Bullets(lines));
  }

  private static String kind(Slice slice) {
    return !slice.operations().isEmpty() || slice.commands().isEmpty() ? "API" : "command line";
  }

  /// What the documents tell of one by one.
  private static List<String> offers(Slice slice) {
    var offers = new ArrayList<String>();
    if (!slice.operations().isEmpty() || slice.commands().isEmpty()) {
      offers.add(counted(slice.operations().size(), "endpoint"));
    }
    if (!slice.commands().isEmpty()) {
      offers.add(counted(slice.commands().size(), "command"));
    }
    if (!slice.functions().isEmpty()) {
      offers.add(counted(slice.functions().size(), "function"));
    }
    return offers;
  }

  private static String counted(int count, String what) {
    return "%d %s".formatted(count, count == 1 ? what : what + "s");
  }

  private static String designed(Place place) {
    var slice = place.subject().slice();
    var key = slice.key();
    var feature = slice.feature();
    var resources =
        slice.operations().stream()
            .map(Groups::of)
            .filter(name -> !name.isEmpty())
            .distinct()
            .map(MarkdownText::code)
            .toList();
    var name =
        key == null || feature == null
            ? MarkdownText.code(place.subject().design().prose().system().name())
            : "%s (%s)"
                .formatted(MarkdownText.code(key), MarkdownText.prose(shortened(feature.title())));
    return resources.isEmpty() ? name : name + ": " + Cells.some(resources, name.length() + 24);
  }

  private static String shortened(String title) {
    return title.length() <= 40 ? title : title.substring(0, 39).strip() + "…";
  }

  private static String authentication(Identity identity) {
    var access = identity.access();
    if (access.scheme().equals("Basic")) {
      return "HTTP Basic, no token is issued";
    }
    if (identity.users() == null && identity.provider() == null) {
      return identity.keys() == null ? "none, nobody logs in" : "API key with each request";
    }
    var refresh = identity.refresh() == null ? "" : ", renewed by a refresh token";
    return "JWT signed with %s, valid for %s%s"
        .formatted(access.algorithm(), Amounts.time(access.lasts()), refresh);
  }

  private static String status(List<CheckedBox> boxes) {
    var open =
        boxes.stream()
            .filter(box -> LISTS.stream().anyMatch(box.id()::startsWith))
            .filter(box -> box.state() == State.UNTICKED)
            .map(CheckedBox::id)
            .toList();
    return open.isEmpty() ? "scorecard PASS" : "scorecard FAIL, open are " + Cells.some(open, 40);
  }

  private static String next(Place place) {
    var asked = Open.asked(place);
    if (asked.isEmpty()) {
      return place.subject().slice().operations().isEmpty()
          ? "the code, in the order of `work.md`"
          : "schema and migrations, then the endpoints in the order of `work.md`";
    }
    var number = asked.getFirst();
    var first = place.subject().design().prose().questions().get(number);
    var owner = first.owner() == null ? "" : " by " + MarkdownText.prose(shortened(first.owner()));
    var more = asked.size() == 1 ? "" : " and %d more".formatted(asked.size() - 1);
    var then = place.subject().slice().operations().isEmpty() ? "the code" : "schema and endpoints";
    return "an answer to open question %d%s%s, then %s".formatted(number + 1, owner, more, then);
  }
}
