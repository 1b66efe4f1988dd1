package dev.newel.draft;

import dev.newel.foreign.brief.Item;
import dev.newel.source.Address;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What documents say that requests carry beside the key in the path: a query parameter of a list
/// that is called as a field narrows it, a member of a body that is called as a field is that
/// field, and everything else is told.
final class WrittenInputs {
  private static final Pattern QUERY =
      Pattern.compile("\\?([\\w.-]+(?:=[^\\s&`|)]*)?(?:&[\\w.-]+(?:=[^\\s&`|)]*)?)*)");
  private static final Map<String, String> OTHERS =
      Map.of(
          "query", "these query parameters",
          "header", "these headers",
          "body", "these members of requests");

  private final Writing writing;
  private final Losses losses = new Losses("resources");

  WrittenInputs(Writing writing) {
    this.writing = writing;
  }

  /// @param at the operation, `resources/books/list`
  void of(Item.Endpoint endpoint, Address at) {
    var seen = new LinkedHashSet<String>();
    for (var input : endpoint.inputs()) {
      if (OTHERS.containsKey(input.in()) && seen.add(input.in() + input.attribute().name())) {
        input(endpoint, at, input.in(), input.attribute().name());
      }
    }
    for (var name : queried(endpoint)) {
      if (seen.add("query" + name)) {
        input(endpoint, at, "query", name);
      }
    }
  }

  /// The names behind the question mark of a path, as the document writes it.
  private static Set<String> queried(Item.Endpoint endpoint) {
    var names = new LinkedHashSet<String>();
    var sentence = endpoint.evidence().sentence();
    var from = sentence.indexOf(endpoint.path());
    var query = QUERY.matcher(sentence);
    if (from >= 0 && query.find(from) && query.start() == from + endpoint.path().length()) {
      for (var part : query.group(1).split("&", -1)) {
        names.add(part.split("=", 2)[0]);
      }
    }
    return names;
  }

  private void input(Item.Endpoint endpoint, Address at, String in, String written) {
    var name = Names.field(written);
    var names = at.names();
    var entity = String.valueOf(writing.at("resources", names.get(1), "of"));
    var isField = !name.isEmpty() && writing.at("entities", entity, name) instanceof String;
    if (in.equals("body") && isField) {
      return;
    }
    if (in.equals("query") && isField && names.size() == 3 && names.getLast().equals("list")) {
      writing.add(name, endpoint.evidence(), "resources", names.get(1), "list", "filter");
      return;
    }
    losses.add(
        OTHERS.getOrDefault(in, in),
        "`%s` of `%s %s`".formatted(written, endpoint.method(), endpoint.path()),
        endpoint.evidence().place());
  }

  void tell() {
    losses.tell(writing);
  }
}
