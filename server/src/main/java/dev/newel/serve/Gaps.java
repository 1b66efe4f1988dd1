package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.language.ApiText;
import dev.newel.language.Dependency;
import dev.newel.language.Grammar;
import dev.newel.language.Tenancy;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.health.Checks;
import dev.newel.serve.observe.Metrics;
import dev.newel.serve.observe.ServerLog;
import dev.newel.serve.observe.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a design promises about the running system and this server does not enforce yet.
public final class Gaps {
  private final Design design;
  private final Map<String, @Nullable Object> settings;
  private final Served served;
  private final boolean isTraced;
  private final List<String> lines = new ArrayList<>();

  private Gaps(
      Design design, Map<String, @Nullable Object> settings, Handlers handlers, boolean isTraced) {
    this.isTraced = isTraced;
    this.design = design;
    this.settings = settings;
    this.served = new Served(design, handlers);
  }

  /// One line for each operation that answers 501 and for each kind of promise; empty where every
  /// promise is kept.
  public static List<String> of(Design design) {
    return of(design, Map.of());
  }

  /// The same where the values of settings are known.
  ///
  /// @param settings by name
  public static List<String> of(Design design, Map<String, @Nullable Object> settings) {
    return of(design, settings, Handlers.NONE);
  }

  /// The same where handlers may be there.
  public static List<String> of(
      Design design, Map<String, @Nullable Object> settings, Handlers handlers) {
    return of(design, settings, handlers, false);
  }

  /// The same where traces may be sent.
  public static List<String> of(
      Design design, Map<String, @Nullable Object> settings, Handlers handlers, boolean isTraced) {
    var gaps = new Gaps(design, settings, handlers, isTraced);
    for (var operation : design.operations()) {
      var lacks = operation.http() == null ? null : gaps.served.lacks(operation);
      if (lacks != null) {
        var handler = operation.effects().handler();
        gaps.lines.add(
            "`%s` needs %s and answers 501%s"
                .formatted(
                    operation.id(),
                    lacks,
                    handler == null || handlers.named(handler) != null
                        ? ""
                        : "; " + handlers.remedy(handler)));
      }
    }
    gaps.flows();
    gaps.operations();
    gaps.identity();
    gaps.tenancy();
    gaps.around();
    return List.copyOf(gaps.lines);
  }

  private void flows() {
    var received =
        (int) design.events().values().stream().filter(event -> event.source() != null).count();
    count(
        design.events().size() - received,
        "event is",
        "events are",
        "written to the outbox and sent to nobody");
    var messaging = design.prose().messaging();
    var hooks = messaging == null ? null : messaging.webhooks();
    say(
        hooks != null,
        "`messaging.webhooks`: nobody is called; secrets are kept as digests that sign nothing");
    count(received, "event is", "events are", "not received");
    for (var operation : design.operations()) {
      for (var name : operation.effects().emits()) {
        var event = design.events().get(name);
        say(
            event != null && !Outbox.isAbout(event, Handled.served(operation)),
            "`%s` emits `%s`, which is about another row and is not written"
                .formatted(operation.id(), name));
      }
    }
    workflows();
    count(design.jobs().size(), "job is", "jobs are", "not run");
    count(design.prose().pipelines().size(), "pipeline is", "pipelines are", "not run");
  }

  /// Of workflows that requests begin, their steps up to the first call are carried out.
  private void workflows() {
    var begun =
        design.operations().stream()
            .filter(operation -> operation.http() != null && served.lacks(operation) == null)
            .map(operation -> operation.effects().starts())
            .collect(Collectors.toSet());
    for (var workflow : design.workflows().values()) {
      if (begun.contains(workflow.name())) {
        var rest =
            workflow.steps().stream()
                .skip(Workflows.local(workflow).size())
                .map(step -> "`" + step.name() + "`")
                .toList();
        say(
            !rest.isEmpty(),
            "`%s` is begun and recorded, and %s %s not carried out"
                .formatted(
                    workflow.name(), String.join(", ", rest), rest.size() == 1 ? "is" : "are"));
      }
    }
    count(
        (int) design.workflows().keySet().stream().filter(name -> !begun.contains(name)).count(),
        "workflow is",
        "workflows are",
        "not begun");
  }

  private void operations() {
    shared();
    for (var version : Versions.unserved(design)) {
      lines.add(
          "`api.versions`: `%s` is not served, since no path tells it apart".formatted(version));
    }
  }

  /// Answers are kept in this process, whatever cache the design names.
  private void shared() {
    var choice = design.prose().stack().get("cache");
    var name =
        choice != null
            ? choice.uses()
            : design.prose().dependencies().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Dependency.Kind.CACHE)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    count(
        operation -> name != null && operation.cache() != null && operation.cache().keep() != null,
        "kept in the memory of each instance and not in `%s`: of what another instance writes one learns when its answers expire"
            .formatted(name));
  }

  private void identity() {
    var identity = design.identity();
    say(
        identity.keys() != null && identity.keys().of() == null,
        "`identity.keys.of`: no entity holds API keys, so that none opens anything");
    var provider = identity.provider();
    say(
        provider != null && (identity.users() == null || IssuedPeople.discovery(provider) == null),
        "`identity.provider`: its tokens open nothing; those of OpenID Connect do, with `users` and a `discovery` over https");
    say(identity.services() != null, "`identity.services`: no service is authenticated by it");
    say(identity.mfa() != null, "`identity.mfa`: no second factor is asked for");
    say(
        Boolean.TRUE.equals(identity.hashing().breached()),
        "`identity.password.breached`: well-known passwords are accepted");
  }

  private void tenancy() {
    var tenancy = design.tenancy();
    if (tenancy == null) {
      return;
    }
    say(
        tenancy.isolation() != null && tenancy.isolation() != Tenancy.Isolation.ROWS,
        "`tenancy.isolation`: tenants share tables and are kept apart by rows");
    say(
        !Boolean.FALSE.equals(tenancy.security()),
        "`tenancy.row-security`: PostgreSQL's row-level security is not switched on");
  }

  private void around() {
    var style = design.api().style();
    say(
        style != ApiText.Style.REST,
        "`api.style`: %s is not spoken; operations answer requests of HTTP"
            .formatted(Grammar.word(style)));
    var told = design.prose().observability();
    if (told != null) {
      var unchecked = Checks.unmade(design, settings);
      say(
          !unchecked.isEmpty(),
          "`observability.health.checks`: `%s` %s not checked"
              .formatted(String.join("`, `", unchecked), unchecked.size() == 1 ? "is" : "are"));
      lines.addAll(Metrics.unkept(design));
      say(
          told.traces() != null && !isTraced,
          "`observability.traces`: no trace is sent; `%s` says where to".formatted(Spans.ENDPOINT));
      lines.addAll(ServerLog.unkept(design));
      say(!told.alerts().isEmpty(), "`observability.alerts`: nobody is alerted");
    }
    beyond();
    var staying = Retention.unkept(design);
    say(
        !staying.isEmpty(),
        "`storage.retention`: rows of `%s` stay until an operation removes them"
            .formatted(String.join("`, `", staying)));
    Audit.unkept(design)
        .forEach(name -> lines.add("`security.audit.logs`: `%s` is not recorded".formatted(name)));
  }

  /// What stands around a server: calls that it does not make, and what whoever runs it sees to.
  private void beyond() {
    var guarded =
        design.prose().dependencies().entrySet().stream()
            .filter(entry -> isGuarded(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    say(
        !guarded.isEmpty(),
        "`dependencies`: retries, breakers and bulkheads of `%s` guard no call, since none is made"
            .formatted(String.join("`, `", guarded)));
    say(
        design.prose().goals() != null,
        "`goals`: metrics tell how they are met, and nothing holds the server to them");
    var storage = design.prose().storage();
    if (storage != null) {
      var left = new ArrayList<String>();
      left(left, storage.replicas() != null && storage.replicas() > 0, "replicas");
      left(left, !storage.partition().isEmpty(), "partition");
      left(left, storage.archive() != null, "archive");
      left(left, storage.backup() != null, "backup");
      left(left, storage.encryption() != null, "encryption");
      say(
          !left.isEmpty(),
          "`storage`: `%s` %s for whoever runs PostgreSQL"
              .formatted(String.join("`, `", left), left.size() == 1 ? "is" : "are"));
    }
  }

  private static void left(List<String> left, boolean isSaid, String name) {
    if (isSaid) {
      left.add(name);
    }
  }

  private static boolean isGuarded(Dependency dependency) {
    return dependency.retry() != null
        || dependency.breaker() != null
        || dependency.bulkhead() != null;
  }

  private void say(boolean lacks, String line) {
    if (lacks) {
      lines.add(line);
    }
  }

  private void count(Predicate<Operation> which, String not) {
    count(
        (int)
            design.operations().stream()
                .filter(operation -> operation.http() != null)
                .filter(operation -> Objects.isNull(served.lacks(operation)))
                .filter(which)
                .count(),
        "operation is",
        "operations are",
        not);
  }

  private void count(int number, String one, String many, String not) {
    if (number > 0) {
      lines.add("%d %s %s".formatted(number, number == 1 ? one : many, not));
    }
  }
}
