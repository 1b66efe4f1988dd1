package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Interpretation.Convention;
import dev.newel.foreign.http.Interpretation.Convention.Topic;
import dev.newel.foreign.http.Interpretation.Deviation;
import dev.newel.foreign.http.Interpretation.Resource;
import dev.newel.foreign.http.Interpretation.Role;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Parameter.In;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Security;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds what most operations of a description do alike, and which do otherwise.
final class Conventions {
  /// A header that fewer operations have is none of the whole API.
  private static final double MOST = 0.5;

  private record Vote(String where, String value, Span place) {}

  private final HttpApi api;
  private final Bodies bodies;
  private final Map<Topic, List<Vote>> votes = new EnumMap<>(Topic.class);

  private Conventions(HttpApi api, Bodies bodies) {
    this.api = api;
    this.bodies = bodies;
  }

  static List<Convention> of(HttpApi api, Bodies bodies, List<Resource> resources) {
    var found = new Conventions(api, bodies);
    resources.forEach(found::resource);
    api.operations().forEach(found::operation);
    api.schemas().values().forEach(named -> found.properties(named.schema()));
    var conventions = new ArrayList<Convention>();
    found.votes.forEach((topic, votes) -> conventions.add(convention(topic, votes)));
    conventions.addAll(found.headers());
    return conventions;
  }

  private static Convention convention(Topic topic, List<Vote> votes) {
    var counts = new LinkedHashMap<String, Integer>();
    votes.forEach(vote -> counts.merge(vote.value(), 1, Integer::sum));
    var most = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    var others =
        votes.stream()
            .filter(vote -> !vote.value().equals(most))
            .map(vote -> new Deviation(vote.where(), vote.value(), vote.place()))
            .toList();
    return new Convention(topic, most, votes.size() - others.size(), others);
  }

  private void vote(Topic topic, Operation operation, String value) {
    vote(topic, operation.route(), value, operation.place());
  }

  private void vote(Topic topic, String where, String value, Span place) {
    votes.computeIfAbsent(topic, any -> new ArrayList<>()).add(new Vote(where, value, place));
  }

  private void resource(Resource resource) {
    var lookup = resource.lookup();
    if (lookup != null) {
      vote(Topic.ID_TYPE, resource.name(), type(lookup.schema()), lookup.place());
    }
    for (var word : resource.path().split("/", -1)) {
      var style = word.startsWith("{") ? "" : NameCase.of(word);
      if (!style.isEmpty()) {
        vote(Topic.PATH_CASE, resource.path(), style, resource.evidence().place());
      }
    }
    var singular = Plurals.singular(resource.name());
    for (var method : resource.methods()) {
      var operation = method.operation();
      status(method.role(), operation);
      if (method.role() == Role.REPLACE || method.role() == Role.UPDATE) {
        vote(Topic.UPDATE_METHOD, operation, operation.method());
      }
      answer(method.role(), method.like(), operation, singular, resource);
      var requested = bodies.rows(bodies.requested(operation));
      if (requested != null && !requested.list() && isWrite(method.role())) {
        vote(
            Topic.REQUEST_ENVELOPE,
            operation,
            around(requested.around(), "one", singular, resource.schema()));
      }
    }
  }

  private static boolean isWrite(Role role) {
    return role == Role.CREATE || role == Role.REPLACE || role == Role.UPDATE;
  }

  private void status(Role role, Operation operation) {
    var success = operation.success();
    var topic =
        switch (role) {
          case CREATE -> Topic.CREATE_STATUS;
          case REPLACE -> Topic.REPLACE_STATUS;
          case UPDATE -> Topic.UPDATE_STATUS;
          case DELETE -> Topic.DELETE_STATUS;
          case LIST, GET, ACTION -> null;
        };
    if (topic != null && success != null) {
      vote(topic, operation, success.status());
    }
  }

  private void answer(
      Role role, @Nullable Role like, Operation operation, String singular, Resource resource) {
    var rows = bodies.rows(bodies.answered(operation));
    if (rows == null) {
      return;
    }
    if (role == Role.LIST || like == Role.LIST) {
      var beside = String.join(", ", rows.beside());
      var around = around(rows.around(), "many", resource.name(), resource.schema());
      vote(Topic.LIST_ENVELOPE, operation, beside.isEmpty() ? around : around + ", " + beside);
      vote(Topic.PAGING, operation, Paging.style(operation));
      var size = Paging.size(operation);
      if (!size.isEmpty()) {
        vote(Topic.PAGE_SIZE, operation, size);
      }
      Paging.sort(operation).ifPresent(name -> vote(Topic.SORT_PARAMETER, operation, name));
      Paging.search(operation).ifPresent(name -> vote(Topic.SEARCH_PARAMETER, operation, name));
    } else if (role != Role.ACTION) {
      vote(
          Topic.ANSWER_ENVELOPE,
          operation,
          around(rows.around(), "one", singular, resource.schema()));
    }
  }

  /// The member around rows, as a placeholder where it is the resource's own name.
  private static String around(String member, String placeholder, String name, String schema) {
    if (member.isEmpty()) {
      return "none";
    }
    var plain = plain(member);
    var own =
        plain.equals(plain(name))
            || plain.equals(plain(schema))
            || plain(Plurals.singular(member)).equals(plain(schema))
            || plain(name).endsWith(plain);
    return own ? "{" + placeholder + "}" : member;
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private String type(@Nullable Schema written) {
    var schema = written == null ? null : api.resolve(written);
    if (schema == null || schema.types().isEmpty()) {
      return "any";
    }
    var type = String.join("|", schema.types());
    return schema.format().isEmpty() ? type : type + " " + schema.format();
  }

  private void operation(Operation operation) {
    var security = operation.security() == null ? api.security() : operation.security();
    vote(Topic.SECURITY, operation, security == null ? "unsaid" : shown(security));
    for (var failure : operation.failures()) {
      for (var content : failure.content()) {
        var schema = content.schema();
        var name = content.media().contains("problem+json") ? content.media() : Bodies.name(schema);
        var value = name.isEmpty() ? (schema == null ? "any" : "unnamed") : name;
        vote(Topic.ERROR_BODY, operation.route() + " " + failure.status(), value, failure.place());
      }
    }
  }

  private static String shown(Security security) {
    var alternatives = new TreeSet<String>();
    for (var alternative : security.alternatives()) {
      var names = alternative.demands().stream().map(Security.Demand::scheme).sorted().toList();
      alternatives.add(names.isEmpty() ? "open" : String.join(" and ", names));
    }
    return alternatives.isEmpty() ? "open" : String.join(" or ", alternatives);
  }

  private void properties(Schema schema) {
    for (var property : schema.members().properties()) {
      var style = NameCase.of(property.name());
      if (!style.isEmpty()) {
        vote(Topic.PROPERTY_CASE, property.name(), style, property.place());
      }
    }
  }

  /// Headers that at least half of all operations have.
  private List<Convention> headers() {
    var requests = new LinkedHashMap<String, Integer>();
    var answers = new LinkedHashMap<String, Integer>();
    for (var operation : api.operations()) {
      operation
          .parameters(In.HEADER)
          .forEach(header -> requests.merge(header.name(), 1, Integer::sum));
      var success = operation.success();
      if (success != null) {
        success.headers().forEach(header -> answers.merge(header.name(), 1, Integer::sum));
      }
    }
    var conventions = new ArrayList<Convention>();
    common(Topic.REQUEST_HEADER, requests, conventions);
    common(Topic.ANSWER_HEADER, answers, conventions);
    return conventions;
  }

  private void common(Topic topic, Map<String, Integer> counts, List<Convention> conventions) {
    counts.forEach(
        (name, count) -> {
          if (count >= 2 && count >= MOST * api.operations().size()) {
            conventions.add(new Convention(topic, name, count, List.of()));
          }
        });
  }
}
