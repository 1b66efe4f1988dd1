package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Designs of any size, the same bytes for the same seed and size: resources with some of the usual
/// operations each, cut into features, and with some of the things that a design may say or not.
public final class SeededDesign {
  private static final List<String> TYPES =
      List.of(
          "string(1..200)",
          "string(..5000)?",
          "int 0..1000 = 0",
          "decimal(12,2) >= 0",
          "boolean = false",
          "date?",
          "timestamp?",
          "uri?",
          "email personal",
          "string[0..20] = []",
          "draft | listed | sold = draft");

  /// What a design that says all it can says beside its entities and resources.
  private static final String REST =
      """
      facts: { team: { size: 6, count: 1 }, boundaries: clear, load: { peak: 300/s, burst: 4x, reads: 95% } }
      settings: { MAIL_KEY: { secret: true, doc: Our key at the provider of mail. } }
      identity:
        users: Person
        login: email
        tokens: { access: { for: 15m, claims: [id, role] }, refresh: { for: 7d, rotate: always } }
        throttle: { failures: 5, per: 1m, by: [email, ip] }
        roles: { anonymous: { limit: 100/min per ip }, member: { limit: 1000/min per user } }
      api: { base: /api/v1, access: member, denied: 404, page: { style: page, size: 20, max: 100 }, errors: problem, etags: strong, idempotency: { keep: 24h }, versions: { current: v1, notice: 6 months } }
      deployment: { style: modular monolith, because: One team., instances: 2..6, scale: cpu > 70%, rollout: rolling }
      observability: { log: { format: json, level: info }, traces: opentelemetry, health: { path: /health } }
      security:
        audit: { logs: [login], keep: 1 year }
        secrets: { store: environment, rotate: 90d }
        transit: TLS 1.2 or later
        threats: { token theft: { asset: Sessions, actor: An outsider, how: A stolen token, so: Short tokens } }
      messaging: { outbox: { batch: 100, attempts: 5 }, format: cloudevents }
      flows: { use: [web things0.list] }
      questions: [ { ask: Who may close a thing?, owner: product, by: 2027-01-15 } ]
      """;

  private static final String PERSON =
      "  Person: { id: uuid key, email: email unique personal, password: password(12..),"
          + " role: role readonly = member }\n";

  private final Random random;
  private final boolean all;
  private final StringBuilder entities = new StringBuilder("entities:\n");
  private final StringBuilder resources = new StringBuilder("resources:\n");
  private final StringBuilder events = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private int left;

  private SeededDesign(long seed, int operations, boolean all) {
    this.random = new Random(seed);
    this.all = all;
    this.left = operations;
  }

  /// The text of a design.
  ///
  /// @param features how many features its resources are cut into, at most one for each
  public static String of(long seed, int operations, int features) {
    return new SeededDesign(seed, operations, false).text(features);
  }

  /// The text of a design of one feature in which every section of a document has something to say.
  public static String full(long seed, int operations) {
    return new SeededDesign(seed, operations, true).text(1).replace(": public", ": member") + REST;
  }

  private boolean maybe() {
    return random.nextBoolean() || all;
  }

  private String text(int features) {
    while (left > 0) {
      resource();
    }
    if (all) {
      entities.append(PERSON);
    }
    var out = new StringBuilder();
    out.append("newel: 1\n");
    out.append("system: { name: seeded, title: Seeded");
    out.append(maybe() ? ", purpose: Keeps things that others ask for. }\n" : " }\n");
    out.append(entities).append(resources);
    if (!events.isEmpty()) {
      out.append("events:\n").append(events);
    }
    out.append("features:\n");
    var count = Math.min(features, names.size());
    for (var i = 0; i < count; i++) {
      var own = names.subList(i * names.size() / count, (i + 1) * names.size() / count);
      out.append(
          "  F%02d: { title: Part %d of the whole, covers: [%s] }\n"
              .formatted(i + 1, i + 1, String.join(", ", own)));
    }
    rest(out);
    return out.toString();
  }

  private void resource() {
    var number = names.size();
    var name = "things" + number;
    var entity = "Thing" + number;
    names.add(name);
    entities.append("  %s:\n    id: uuid key\n".formatted(entity));
    var fields = 2 + random.nextInt(9);
    for (var i = 0; i < fields; i++) {
      entities.append("    field%d: %s\n".formatted(i, TYPES.get(random.nextInt(TYPES.size()))));
    }
    entities.append("    status: open | closed = open\n");
    if (number > 0 && maybe()) {
      entities.append("    other: Thing%d\n".formatted(random.nextInt(number)));
    }
    resources.append("  %s:\n    of: %s\n".formatted(name, entity));
    for (var operation : List.of("list", "get", "create", "update", "replace", "delete")) {
      if (left > 0 && random.nextInt(4) > 0) {
        left--;
        resources.append("    %s: public\n".formatted(operation));
      }
    }
    if (left > 0) {
      left--;
      var emits = maybe();
      resources.append(
          "    actions:\n      close: { access: public, moves: { status: open -> closed }%s }\n"
              .formatted(emits ? ", emits: thing%d.closed".formatted(number) : ""));
      if (emits) {
        events.append("  thing%d.closed: { payload: %s }\n".formatted(number, entity));
      }
    }
  }

  private void rest(StringBuilder out) {
    if (maybe()) {
      out.append("components:\n");
      for (var i = 0; i < names.size(); i++) {
        out.append("  part%d: { doc: Keeps things %d., owns: [Thing%d] }\n".formatted(i, i, i));
      }
    }
    if (maybe()) {
      out.append("clients: { web: { title: Web, uses: [things0], load: 10/s } }\n");
    }
    if (maybe()) {
      out.append("stack: { runtime: { uses: Java 25, because: The team knows it. } }\n");
    }
    if (maybe()) {
      out.append(
          "storage: { technology: PostgreSQL 17, backup: { every: 24h, rpo: 5m, rto: 1h } }\n");
    }
    if (maybe()) {
      out.append("goals: { reads: { p99: 150ms }, availability: 99.9% }\n");
    }
    if (maybe()) {
      out.append("risks: [ { risk: It grows, likelihood: low, impact: high, so: We measure } ]\n");
    }
    if (maybe()) {
      out.append(
          "dependencies: { mail: { doc: Sends mail., protocol: REST, timeout: 2s, unavailable: Mail is late. } }\n");
    }
  }
}
