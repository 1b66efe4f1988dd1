package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Carrier;
import dev.newel.foreign.code.CodeBase.Endpoint;
import dev.newel.foreign.code.CodeBase.From;
import dev.newel.foreign.code.CodeBase.Job;
import dev.newel.foreign.code.CodeBase.Member;
import dev.newel.foreign.code.CodeBase.Parameter;
import dev.newel.foreign.code.CodeBase.Structure;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What source code says beside what documents say as well: jobs, and messages that are sent and
/// taken.
final class CodePart {
  private static final String EVENTS = "events";
  private static final int DEEPEST = 6;

  private static final Map<From, String> OTHERS =
      Map.of(From.QUERY, "query parameters", From.HEADER, "headers", From.COOKIE, "cookies");

  /// What operations answer by convention.
  private static final Map<String, Integer> USUAL = Map.of("create", 201, "delete", 204);

  private final CodeBase code;
  private final Writing writing;
  private final EventNames names;
  private final Losses losses = new Losses("resources");

  /// The events that were drafted here, by topic and payload.
  private final Map<String, String> byMessage = new LinkedHashMap<>();

  private CodePart(CodeBase code, Writing writing) {
    this.code = code;
    this.writing = writing;
    var entities = new ArrayList<String>();
    if (writing.at("entities") instanceof Map<?, ?> map) {
      map.keySet().forEach(name -> entities.add(String.valueOf(name)));
    }
    names = new EventNames(entities);
  }

  static void write(Sources sources, Writing writing) {
    for (var code : sources.code()) {
      var part = new CodePart(code, writing);
      code.jobs().forEach(part::job);
      code.sendings()
          .forEach(
              one -> part.event(one.carrier(), one.topic(), one.payload(), one.evidence(), true));
      for (var one : code.listeners()) {
        var topics = one.topics().isEmpty() ? List.of("") : one.topics();
        for (var topic : topics) {
          var name = part.event(one.carrier(), topic, one.payload(), one.evidence(), false);
          part.group(name, one.group(), one.evidence());
        }
      }
      part.operations();
      CodeBriefs.lostLinks(code, writing)
          .forEach(one -> part.losses.add("relations of many rows to many", one.place()));
      part.losses.tell(writing);
    }
  }

  /// What operations answer and by what lists are narrowed; what has no place is told.
  private void operations() {
    for (var endpoint : code.endpoints()) {
      var places = writing.operations(endpoint.evidence());
      for (var at : places) {
        status(endpoint, at.names());
      }
      for (var parameter : endpoint.parameters()) {
        var from = parameter.from();
        if (from != From.PATH && from != From.BODY && !narrows(parameter, places)) {
          losses.add(
              OTHERS.getOrDefault(from, "parameters"),
              "`%s` of `%s %s`"
                  .formatted(
                      parameter.member().name(), endpoint.method(), code.base() + endpoint.path()),
              parameter.member().evidence().place());
        }
      }
    }
  }

  private void status(Endpoint endpoint, List<String> at) {
    var status = endpoint.status();
    var usual = at.size() == 3 ? USUAL.getOrDefault(at.getLast(), 200) : 200;
    if (status != null && !status.equals(usual)) {
      writing.say(status, endpoint.evidence(), with(at, "status"));
      if (status == 204 && endpoint.answers().isEmpty()) {
        writing.say("nothing", null, with(at, "answers"));
      }
    }
  }

  /// Whether a parameter is called as a field of the rows of a list, which it narrows then.
  private boolean narrows(Parameter parameter, List<Address> places) {
    var name = Names.field(parameter.member().name());
    for (var at : places) {
      var names = at.names();
      var entity = writing.at("resources", names.get(1), "of");
      if (parameter.from() == From.QUERY
          && names.size() == 3
          && names.getLast().equals("list")
          && parameter.member().field() != null
          && writing.at("entities", String.valueOf(entity), name) instanceof String) {
        writing.add(name, parameter.member().evidence(), with(names, "filter"));
        return true;
      }
    }
    return false;
  }

  private static String[] with(List<String> at, String keyword) {
    var names = new ArrayList<>(at);
    names.add(keyword);
    return names.toArray(String[]::new);
  }

  private void job(Job job) {
    var name = Names.field(job.name().substring(job.name().indexOf('.') + 1));
    if (name.isEmpty()) {
      return;
    }
    if (job.every().isEmpty()) {
      writing.ask("When does `%s` happen?".formatted(job.name()), "", job.evidence());
      return;
    }
    if (writing.at("jobs", name) == null) {
      var told = new LinkedHashMap<String, Object>();
      if (!job.says().isEmpty()) {
        told.put("doc", job.says());
      }
      told.put("every", job.every());
      told.put("handler", name);
      writing.say(told, job.evidence(), "jobs", name);
    }
  }

  /// Says an event, unless one of its name is there; then it has one origin more.
  ///
  /// @param sent whether the code sends it
  /// @return its name; null where the code tells neither its topic nor what it carries
  private @Nullable String event(
      Carrier carrier, String topic, String payload, Evidence evidence, boolean sent) {
    var type = payload.substring(payload.lastIndexOf('.') + 1);
    if (topic.isEmpty() && type.isEmpty()) {
      return null;
    }
    var key = carrier == Carrier.PROCESS ? type : topic.isEmpty() ? type : topic;
    var known = byMessage.get(key);
    if (known != null) {
      writing.origin(Address.of(EVENTS, known), evidence);
      return known;
    }
    var name = names.of(structure(type) == null ? "" : type, topic);
    byMessage.put(key, name);
    if (writing.at(EVENTS, name) != null) {
      writing.origin(Address.of(EVENTS, name), evidence);
      return name;
    }
    writing.say(new LinkedHashMap<String, Object>(), evidence, EVENTS, name);
    var structure = structure(type);
    if (structure != null) {
      structure.members().forEach(each -> member(each, 0, EVENTS, name, "payload"));
    }
    if (!sent && carrier != Carrier.PROCESS) {
      writing.say(broker(carrier, evidence), evidence, EVENTS, name, "source");
    }
    if (carrier == Carrier.KAFKA) {
      writing.say("kafka", evidence, "messaging", "broker");
    }
    return name;
  }

  private String broker(Carrier carrier, Evidence evidence) {
    var name = carrier.name().toLowerCase(Locale.ROOT);
    if (writing.at("dependencies", name) == null) {
      var inferred = Evidence.inferred(evidence.place(), evidence.sentence());
      writing.say("What sends us messages", inferred, "dependencies", name, "title");
      writing.say("queue", null, "dependencies", name, "kind");
    }
    return name;
  }

  private void group(@Nullable String event, String group, Evidence evidence) {
    if (event != null && !group.isEmpty()) {
      writing.say(group, evidence, "messaging", "groups", event);
    }
  }

  private @Nullable Structure structure(String name) {
    return code.structures().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void member(Member member, int depth, String... at) {
    var name = Names.field(member.name());
    if (name.isEmpty()) {
      return;
    }
    var place = java.util.Arrays.copyOf(at, at.length + 1);
    place[at.length] = name;
    if (writing.at(place) != null) {
      return;
    }
    var field = member.field();
    if (field != null) {
      var plain = field.type().toString();
      var text = Boolean.FALSE.equals(member.required()) ? ApiTypes.optional(plain, true) : plain;
      writing.say(text, member.evidence(), place);
      return;
    }
    var of = structure(member.type());
    var value = of == null ? "" : Names.entity(of.name());
    var taken = writing.at("entities", value) != null;
    if (of == null || taken || value.isEmpty() || depth > DEEPEST || of.members().isEmpty()) {
      writing.say("json", member.evidence(), place);
      return;
    }
    writing.say(value, member.evidence(), place);
    if (writing.at("values", value) == null) {
      of.members().forEach(each -> member(each, depth + 1, "values", value));
    }
  }
}
