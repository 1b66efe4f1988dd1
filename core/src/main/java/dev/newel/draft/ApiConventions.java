package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.http.Interpretation.Convention;
import dev.newel.foreign.http.Interpretation.Convention.Topic;
import dev.newel.foreign.http.Interpretation.Role;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What most operations of a description do alike, as `api`.
final class ApiConventions {
  /// The statuses of success that hold where a design says nothing.
  private static final Map<Role, String> STATUS =
      Map.of(Role.CREATE, "201", Role.REPLACE, "200", Role.UPDATE, "200", Role.DELETE, "204");

  private static final Map<Role, Topic> TOPIC =
      Map.of(
          Role.CREATE,
          Topic.CREATE_STATUS,
          Role.REPLACE,
          Topic.REPLACE_STATUS,
          Role.UPDATE,
          Topic.UPDATE_STATUS,
          Role.DELETE,
          Topic.DELETE_STATUS);

  private final ApiThings things;
  private final Writing writing;

  ApiConventions(ApiThings things, Writing writing) {
    this.things = things;
    this.writing = writing;
  }

  void write() {
    var base = things.meant.base();
    if (!base.isEmpty()) {
      writing.say(base, told(things.meant.convention(Topic.SECURITY), base), "api", "base");
    }
    if (value(Topic.PROPERTY_CASE).equals("snake_case")) {
      say("snake_case", Topic.PROPERTY_CASE, "names");
    }
    methods();
    envelopes();
    cut();
    if (things.api.operations().stream().anyMatch(each -> each.body() != null)) {
      writing.say("ignore", null, "api", "unknown");
    }
  }

  /// The value of a convention; empty where nothing can be said.
  String value(Topic topic) {
    var convention = things.meant.convention(topic);
    return convention == null ? "" : convention.value();
  }

  /// The status that a standard method has here.
  String status(Role role) {
    var topic = TOPIC.get(role);
    var value = topic == null ? "" : value(topic);
    return value.matches("2\\d\\d") ? value : STATUS.getOrDefault(role, "200");
  }

  private void say(Object value, Topic topic, String... names) {
    var place = new ArrayList<String>(List.of("api"));
    place.addAll(List.of(names));
    writing.say(
        value,
        told(things.meant.convention(topic), value.toString()),
        place.toArray(String[]::new));
  }

  private Evidence told(@Nullable Convention convention, String says) {
    var first = things.api.operations();
    var place = first.isEmpty() ? Span.point(things.api.file(), 1, 1) : first.getFirst().place();
    var of = convention == null ? says : convention.topic() + " " + convention.value();
    return Evidence.inferred(place, of);
  }

  private void methods() {
    if (value(Topic.UPDATE_METHOD).equals("PUT")) {
      say("PUT", Topic.UPDATE_METHOD, "methods", "update", "http");
    }
    for (var role : List.of(Role.CREATE, Role.REPLACE, Role.UPDATE, Role.DELETE)) {
      var status = status(role);
      if (!status.equals(STATUS.get(role))) {
        var name = role.name().toLowerCase(Locale.ROOT);
        say(
            Integer.valueOf(status),
            TOPIC.getOrDefault(role, Topic.CREATE_STATUS),
            "methods",
            name,
            "status");
      }
    }
  }

  private void envelopes() {
    envelope(Topic.REQUEST_ENVELOPE, "request");
    envelope(Topic.ANSWER_ENVELOPE, "one");
    var list = value(Topic.LIST_ENVELOPE);
    if (list.isEmpty() || list.equals("none")) {
      return;
    }
    list(list).forEach((keyword, form) -> say(form, Topic.LIST_ENVELOPE, "envelope", keyword));
  }

  /// What stands around lists, by the words of [Topic#LIST_ENVELOPE].
  static Map<String, Object> list(String words) {
    var parts = List.of(words.split(", ", -1));
    var member = parts.getFirst();
    var forms = new LinkedHashMap<String, Object>();
    if (member.equals("none")) {
      forms.put("many", "{items}");
      return forms;
    }
    forms.put("many", around(member, List.of(), "{items}"));
    if (parts.size() > 1) {
      forms.put("page", around(member, parts.subList(1, parts.size()), "{items}"));
    }
    return forms;
  }

  private void envelope(Topic topic, String keyword) {
    var value = value(topic);
    if (!value.isEmpty() && !value.equals("none")) {
      say(around(value, List.of(), "{item}"), topic, "envelope", keyword);
    }
  }

  /// A template: the member that holds rows, and what is told beside them.
  static Map<String, Object> around(String member, List<String> beside, String rows) {
    var template = new LinkedHashMap<String, Object>();
    template.put(member, rows);
    for (var name : beside) {
      var word = String.join("", Names.words(name));
      var value =
          word.matches("(?:total)?pages|pagecount|pagestotal|lastpage")
              ? "{pages}"
              : word.matches(".*(?:total|count).*")
                  ? "{total}"
                  : word.matches("page|pagenumber|currentpage|number|pageindex")
                      ? "{page}"
                      : word.matches("size|limit|perpage|pagesize")
                          ? "{size}"
                          : word.matches(".*(?:next|cursor).*") ? "{next}" : "";
      if (!value.isEmpty() && !template.containsValue(value)) {
        template.put(name, value);
      }
    }
    return template;
  }

  /// How lists are cut here; null where nothing is said.
  @Nullable Object page() {
    return page(value(Topic.PAGING), value(Topic.PAGE_SIZE));
  }

  private void cut() {
    var page = page();
    if (page != null) {
      say(page, Topic.PAGING, "page");
    }
  }

  /// How lists are cut, by the words of [Topic#PAGING] and [Topic#PAGE_SIZE]; null where nothing
  /// is said.
  static @Nullable Object page(String paging, String sizes) {
    var words = paging.split(" ", -1);
    if (paging.equals("none")) {
      return "none";
    }
    if (words.length < 3 || !List.of("page", "offset", "cursor").contains(words[0])) {
      return paging.isEmpty() ? null : "none";
    }
    var page = new LinkedHashMap<String, Object>();
    page.put("style", words[0]);
    page.put("params", List.of(words[1], words[2]));
    for (var size : sizes.split(", ", -1)) {
      var parts = size.split(" ", -1);
      if (parts.length == 2 && parts[1].matches("[1-9]\\d{0,5}")) {
        page.put(parts[0], Integer.valueOf(parts[1]));
      }
    }
    if (page.get("size") instanceof Integer size && page.get("max") == null && size > 100) {
      page.put("max", size);
    }
    return page;
  }
}
