package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import dev.newel.foreign.brief.Item.Plan;
import dev.newel.read.markdown.Block;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what the system meets: other systems, code that is there, events, error codes.
final class InterfaceExtractor implements Extractor {
  private static final Pattern AT =
      Pattern.compile("`([^`]+)`\\s*(?:\\([^()]*\\)\\s*)?(?:at|in|from|→|[–—-])\\s*`([^`]+)`");
  private static final Pattern PATH =
      Pattern.compile(
          "(?:[\\w.@-]+/)+[\\w.@*-]+(?::\\d+)?|[\\w-]+\\.(?:java|ts|tsx|js|py|go|rb|kt|cs|php|rs)(?::\\d+)?");
  private static final Pattern SIGNATURE =
      Pattern.compile("[\\w.<>\\[\\]*]*\\s*\\w+\\s*\\([^)]*\\).*");
  private static final Pattern EVENT_NAME =
      Pattern.compile(
          "[A-Za-z][\\w-]*(?:\\.[\\w-]+){1,4}|[A-Z][a-z]\\w*(?:[A-Z]\\w*)+|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+");
  private static final Pattern ERROR_NAME =
      Pattern.compile(
          "[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*|[A-Z]\\w*(?:Error|Exception|NotFound|Mismatch)");
  private static final Pattern STATUS = Pattern.compile("\\b([45]\\d\\d)\\b");
  private static final Pattern PROTOCOL =
      Pattern.compile(
          "\\b(REST(?:ful)?(?: API)?|HTTPS?|gRPC|GraphQL|SOAP|AMQP|MQTT|Kafka|WebSockets?|SMTP|SFTP|FTP|OAuth ?2?(?:\\.0)?|OIDC|SAML|LDAP|webhooks?|JDBC|SQL|TCP|events?)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FALLBACK =
      Pattern.compile("(?i)\\bfall-?back\\b\\s*[:–—-]?\\s*([^.;]+)");

  private final Connections connections = new Connections();
  private final TitledSystems titled = new TitledSystems();

  @Override
  public void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    connections.read(passage, harvest);
    titled.read(passage, harvest);
    if (passage.block() instanceof Block.Code code && !scene.beside()) {
      DrawnSystems.read(code, harvest);
    } else if (passage.block() instanceof Block.Table table) {
      table(new Columns(table), scene, harvest);
    } else if (passage.block() instanceof Block.Items list && scene.topic() != null) {
      for (var entry : Entry.of(list)) {
        switch (scene.topic()) {
          case INTEGRATIONS -> integration(entry, harvest);
          case EXISTING -> existing(entry, scene, harvest);
          case EVENTS -> event(entry, harvest);
          case ERRORS -> error(entry, harvest);
          case null, default -> {}
        }
      }
    }
  }

  private static void integration(Entry entry, Harvest harvest) {
    var label = entry.label();
    if (label == null
        || entry.ticked() != null
        || entry.rest().isEmpty()
        || Scope.isId(label.name())
        || label.name().split("\\s+").length > 6) {
      return;
    }
    harvest.add(
        new Item.Integration(
            label.name(),
            group(PROTOCOL, entry.rest()),
            entry.rest(),
            group(FALLBACK, entry.whole()),
            entry.explicit()));
  }

  private static String group(Pattern pattern, String words) {
    var match = pattern.matcher(words);
    return match.find() ? match.group(1).strip() : "";
  }

  private static void existing(Entry entry, Scene scene, Harvest harvest) {
    var codes =
        entry.text().runs().stream().filter(run -> run.code()).map(run -> run.text()).toList();
    if (codes.isEmpty()) {
      return;
    }
    var at =
        AT.matcher(
            entry.text().runs().stream()
                .map(run -> run.code() ? "`" + run.text() + "`" : run.text())
                .reduce("", String::concat));
    var path =
        at.find()
            ? at.group(2)
            : codes.stream().filter(code -> PATH.matcher(code).matches()).findFirst().orElse(null);
    var signature =
        codes.stream().filter(code -> SIGNATURE.matcher(code).matches()).findFirst().orElse(null);
    var name = codes.getFirst().equals(path) && codes.size() > 1 ? codes.get(1) : codes.getFirst();
    harvest.add(
        new Item.ExistingInterface(
            name.replaceAll("\\(.*$", ""),
            path,
            signature,
            plan(entry.flat() + " " + scene.name()),
            entry.flat(),
            entry.explicit()));
  }

  static Plan plan(String words) {
    var lower = Topic.lower(words);
    if (lower.matches(".*\\b(?:extend\\w*|modif\\w+|add(?:ing)? to|enhanc\\w+)\\b.*")) {
      return Plan.EXTEND;
    }
    if (lower.matches(".*\\b(?:new|creat\\w+|build)\\b.*")) {
      return Plan.NEW;
    }
    return lower.matches(".*\\b(?:re-?us\\w+|use as is|unchanged|leverag\\w+)\\b.*")
        ? Plan.REUSE
        : Plan.UNSAID;
  }

  private static void event(Entry entry, Harvest harvest) {
    var label = entry.label();
    var name = label == null ? "" : label.name().replace("`", "");
    if (EVENT_NAME.matcher(name).matches() && !name.matches(".*\\.(?:java|ts|js|py|go|md|sql)")) {
      harvest.add(new Item.Event(name, entry.rest(), List.of(), null, List.of(), entry.explicit()));
    }
  }

  private static void error(Entry entry, Harvest harvest) {
    var label = entry.label();
    if (label == null) {
      return;
    }
    var name = label.name().replace("`", "").replaceAll("\\s*\\(.*$", "");
    var code =
        STATUS.matcher(name).matches() || (ERROR_NAME.matcher(name).matches() && name.length() > 3);
    if (code) {
      harvest.add(new Item.ErrorCode(name, status(entry.flat()), entry.rest(), entry.explicit()));
    }
  }

  private static @Nullable Integer status(String words) {
    var match = STATUS.matcher(words);
    return match.find() ? Integer.valueOf(match.group(1)) : null;
  }

  private static void table(Columns columns, Scene scene, Harvest harvest) {
    var fallback = columns.find("fall-?back.*|failure handling|on failure|degradation");
    var protocol = columns.find("protocols?|integration type|interface|method|transport|type");
    var system =
        columns.find(
            "(?:external |third[- ]party )?(?:service|system|integration|provider|api|dependency|vendor|name|partner|component)s?");
    if (system >= 0
        && (fallback >= 0
            || (scene.within(Topic.INTEGRATIONS)
                && (protocol >= 0 || columns.has("purpose|descriptions?|usage"))))) {
      columns.rows(
          row ->
              add(
                  harvest,
                  new Item.Integration(
                      row.get(system).replaceAll("[*`]", ""),
                      row.said(protocol),
                      row.said(
                          columns.find(
                              "purpose|descriptions?|usage|data(?: exchanged)?|why|notes?")),
                      row.said(fallback),
                      row.explicit())));
      return;
    }
    if (errors(columns, scene, harvest) || events(columns, scene, harvest)) {
      return;
    }
    var name =
        columns.find(
            "(?:existing )?(?:interfaces?|components?|functions?|class(?:es)?|modules?|services?|names?|code|artifact)");
    var path = columns.find("(?:file )?(?:path|location|file|where|source)s?");
    if (name >= 0
        && path >= 0
        && !columns.has("endpoint|(?:http )?method|verb|risks?|field|column")) {
      var plan =
          columns.find(
              "(?:extend.*|action|decision|plan|recommendation|approach|status|change|extend or new)");
      columns.rows(
          row ->
              harvest.add(
                  new Item.ExistingInterface(
                      row.get(name).replaceAll("[`*]", ""),
                      row.orNull(path),
                      row.orNull(columns.find("signature")),
                      plan(row.get(plan).isEmpty() ? scene.name() : row.get(plan)),
                      row.said(columns.find("descriptions?|purpose|notes?|relevance|usage")),
                      row.explicit())));
    }
  }

  private static void add(Harvest harvest, Item.Integration integration) {
    if (!Columns.isNothing(integration.name())) {
      harvest.add(integration);
    }
  }

  private static boolean errors(Columns columns, Scene scene, Harvest harvest) {
    var code =
        columns.find(
            "(?:error|exit|status|http)? ?(?:codes?|errors?|exceptions?|names?|types?)|error condition");
    var status = columns.find("(?:http )?status(?: code)?|http(?: code)?|http status");
    var says =
        columns.find(
            "descriptions?|meaning|messages?|when|condition|cause|reason|scenario|trigger|response");
    var titled =
        scene.within(Topic.ERRORS)
            || (code >= 0 && columns.heads().get(code).matches("(?i).*(?:error|exit|exception).*"));
    if (code < 0 || !titled || (says < 0 && status < 0)) {
      return false;
    }
    columns.rows(
        row -> {
          var name = row.said(code).replaceAll("[`*]", "");
          if (!name.isEmpty() && name.length() <= 80) {
            harvest.add(
                new Item.ErrorCode(
                    name,
                    status(status >= 0 ? row.get(status) : name),
                    row.said(says),
                    row.explicit()));
          }
        });
    return true;
  }

  private static boolean events(Columns columns, Scene scene, Harvest harvest) {
    var event = columns.find("(?:event|message|topic)s?(?: name| type)?");
    if (event < 0
        || columns.has("retention|level|severity|date|method")
        || (!scene.within(Topic.EVENTS)
            && !columns.has("payload|producer|publisher|consumers?|subscribers?"))) {
      return false;
    }
    var consumers = columns.find("consumers?|subscribers?|consumed by|handlers?|listeners?");
    columns.rows(
        row -> {
          var read = row.said(consumers);
          harvest.add(
              new Item.Event(
                  row.get(event).replaceAll("[`*]", ""),
                  row.said(
                      columns.find("descriptions?|triggers?|when|purpose|triggered by|meaning")),
                  Possession.names(row.said(columns.find("payload|data|fields|content"))).stream()
                      .map(
                          each ->
                              new dev.newel.foreign.brief.Attribute(
                                  each,
                                  "",
                                  null,
                                  dev.newel.foreign.brief.Attribute.Presence.UNSAID,
                                  null,
                                  null,
                                  "",
                                  row.explicit()))
                      .toList(),
                  row.orNull(columns.find("producers?|publishers?|source|emitted by|published by")),
                  read.isEmpty() ? List.of() : List.of(read.split("\\s*[,;]\\s*")),
                  row.explicit()));
        });
    return true;
  }
}
