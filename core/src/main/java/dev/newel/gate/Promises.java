package dev.newel.gate;

import dev.newel.design.Design;
import dev.newel.language.Goals.Goal;
import dev.newel.language.Maps;
import dev.newel.language.TimeAmount;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a design promises in numbers and to others, as far as a row of a table may say it too.
///
/// @param goals each quality target as it is written, by measure and what it is for: `p95 reads`,
///     `availability`
/// @param timeouts how long a call may take, by the names that it has in documents, in lower case
/// @param readers who may get events, by all names that they have, in lower case
/// @param told who gets each event, by the same names
record Promises(
    Map<String, String> goals,
    Map<String, TimeAmount> timeouts,
    Set<String> readers,
    Map<String, Set<String>> told) {
  private static final TimeAmount USUAL = TimeAmount.of(Duration.ofSeconds(5));

  Promises {
    goals = Maps.ordered(goals);
    timeouts = Maps.ordered(timeouts);
    readers = Set.copyOf(readers);
    told = Maps.ordered(told);
  }

  static Promises of(Design design) {
    var told = new LinkedHashMap<String, Set<String>>();
    design
        .events()
        .forEach(
            (name, event) -> {
              var names = new TreeSet<String>();
              event.to().forEach(to -> names.addAll(names(to, design)));
              design
                  .prose()
                  .consumers()
                  .forEach(
                      (consumer, is) -> {
                        if (is.uses().contains(name)) {
                          names.addAll(names(consumer, design));
                        }
                      });
              told.put(name, names);
            });
    var readers = new TreeSet<String>();
    design.prose().consumers().keySet().forEach(name -> readers.addAll(names(name, design)));
    design
        .prose()
        .dependencies()
        .forEach(
            (name, is) -> {
              readers.addAll(names(name, design));
              is.offers().keySet().forEach(offer -> readers.add(lower(name + "." + offer)));
            });
    return new Promises(goals(design), timeouts(design), readers, told);
  }

  /// All names of a consumer, of a dependency or of an operation of one.
  private static Set<String> names(String name, Design design) {
    var names = new TreeSet<>(Set.of(lower(name)));
    var holder = name.split("\\.", 2)[0];
    names.add(lower(holder));
    var consumer = design.prose().consumers().get(name);
    var dependency = design.prose().dependencies().get(holder);
    if (consumer != null && consumer.title() != null) {
      names.add(lower(consumer.title()));
    }
    if (dependency != null && dependency.title() != null) {
      names.add(lower(dependency.title()));
    }
    return names;
  }

  private static Map<String, String> goals(Design design) {
    var all = new LinkedHashMap<String, String>();
    var goals = design.prose().goals();
    if (goals == null) {
      return all;
    }
    goal(goals.reads(), "reads", all);
    goal(goals.writes(), "writes", all);
    goals.operations().forEach((name, goal) -> goal(goal, name, all));
    put(all, "availability", goals.availability());
    return all;
  }

  private static void goal(@Nullable Goal goal, String of, Map<String, String> all) {
    if (goal != null) {
      put(all, "p50 " + of, goal.p50());
      put(all, "p90 " + of, goal.p90());
      put(all, "p95 " + of, goal.p95());
      put(all, "p99 " + of, goal.p99());
      put(all, "throughput " + of, goal.throughput());
      put(all, "errors " + of, goal.errors());
    }
  }

  private static void put(Map<String, String> all, String key, @Nullable Object value) {
    if (value != null) {
      all.put(key, value.toString());
    }
  }

  private static Map<String, TimeAmount> timeouts(Design design) {
    var all = new LinkedHashMap<String, TimeAmount>();
    design
        .prose()
        .dependencies()
        .forEach(
            (name, is) -> {
              for (var called : names(name, design)) {
                put(all, called, is.timeout());
                put(all, "connecting to " + called, is.connect());
                is.offers()
                    .forEach((offer, of) -> put(all, lower(offer) + " of " + called, of.timeout()));
              }
              is.offers().forEach((offer, of) -> put(all, lower(name + "." + offer), of.timeout()));
            });
    database(design, all);
    background(design, all);
    for (var operation : design.operations()) {
      var http = operation.http();
      put(all, "request " + lower(operation.id()), operation.timeout());
      if (http != null) {
        put(all, "request " + lower(http.method() + " " + http.path()), operation.timeout());
      }
    }
    return all;
  }

  /// What the design does not state is the convention's.
  private static void database(Design design, Map<String, TimeAmount> all) {
    var storage = design.prose().storage();
    if (storage == null && design.model().entities().isEmpty()) {
      return;
    }
    for (var name : List.of("statement", "query")) {
      var time = usual(storage == null ? null : storage.query());
      put(all, name, time);
      put(all, "database " + name, time);
      put(all, name + " of the database", time);
    }
    if (storage != null && storage.pool() != null) {
      put(all, "waiting for a connection", usual(storage.pool().connect()));
    }
  }

  /// What the language says that a statement may take, and the wait for a connection, where the
  /// design does not.
  private static TimeAmount usual(@Nullable TimeAmount stated) {
    return stated == null ? USUAL : stated;
  }

  private static void background(Design design, Map<String, TimeAmount> all) {
    design
        .workflows()
        .forEach(
            (name, workflow) -> {
              put(all, "workflow " + lower(name), workflow.timeout());
              for (var step : workflow.steps()) {
                var called = lower("step " + step.name() + " of " + name);
                put(all, called, step.timeout());
                put(all, called + ", waiting", step.waits() == null ? null : step.waits().within());
              }
            });
    design.jobs().forEach((name, job) -> put(all, "job " + lower(name), job.timeout()));
  }

  private static void put(Map<String, TimeAmount> all, String key, @Nullable TimeAmount value) {
    if (value != null) {
      all.put(key, value);
    }
  }

  private static String lower(String words) {
    return OperationFacts.lower(words);
  }
}
