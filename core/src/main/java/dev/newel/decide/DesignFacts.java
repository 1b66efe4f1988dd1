package dev.newel.decide;

import dev.newel.decide.framework.FactList;
import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import dev.newel.language.Client;
import dev.newel.language.Facts.Practice;
import dev.newel.language.Goals;
import dev.newel.language.Rate;
import dev.newel.language.TimeAmount;
import dev.newel.source.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The facts of a design: what it states, and what follows from the rest of it.
final class DesignFacts {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*[xX×]?");
  private static final int DAY = 86_400;

  private final Design design;
  private final Map<String, Known> facts = new LinkedHashMap<>();

  private DesignFacts(Design design) {
    this.design = design;
  }

  static Facts of(Design design) {
    var finder = new DesignFacts(design);
    finder.stated();
    finder.load();
    finder.data();
    finder.clients();
    finder.messages();
    finder.goals();
    return new Facts(finder.facts);
  }

  private void stated() {
    var written = design.prose().facts();
    if (written == null) {
      return;
    }
    var team = written.team();
    if (team != null) {
      say("team.size", team.size());
      say("team.count", team.count());
      say("team.ops", team.ops());
      say("team.grpc", team.grpc());
      say("team.graphql", team.graphql());
      if (!team.practices().isEmpty()) {
        say("team.ready", EnumSet.copyOf(team.practices()).size() == Practice.values().length);
      }
    }
    say("domain.boundaries", written.boundaries());
    say("domain.subdomains", written.subdomains());
    say("deploy.independent", written.independent());
    say("scale.divergent", written.divergent());
    say("tech.diverse", written.diverse());
    say("consistency", written.consistency());
    say("staleness", written.staleness());
    say("streaming", written.streaming());
    say("overfetch", written.overfetch());
    say("latency.critical", written.critical());
    say("answers.costly", written.costly());
    say("external.limited", written.limited());
    say("messages.replay", written.replay());
    say("page.jump", written.jump());
  }

  private void load() {
    var written = design.prose().facts();
    var load = written == null ? null : written.load();
    if (load != null) {
      say("load.peak", perSecond(load.peak()));
      say("load.reads", load.reads() == null ? null : load.reads().percent());
      say("load.burst", load.burst() == null ? null : times(load.burst()));
      var peak = perSecond(load.peak());
      var average = perSecond(load.average());
      if (load.burst() == null && peak != null && average != null && average.signum() > 0) {
        derive(
            "load.burst",
            plain(peak.divide(average, 1, RoundingMode.HALF_UP)),
            "the peak divided by the average");
      }
    }
    peakOfClients();
    readsOfGoals();
  }

  private void peakOfClients() {
    var sum = BigDecimal.ZERO;
    for (var client : design.prose().clients().values()) {
      var peak = perSecond(client.load());
      if (peak == null) {
        return;
      }
      sum = sum.add(peak);
    }
    if (sum.signum() > 0) {
      derive("load.peak", plain(sum), "the sum of what the clients call at peak");
    }
  }

  /// Reads to writes, where the goals say how much of each the system bears.
  private void readsOfGoals() {
    var goals = design.prose().goals();
    if (goals == null) {
      return;
    }
    var reads = throughput(goals.reads());
    var writes = throughput(goals.writes());
    if (reads != null && writes != null && reads.add(writes).signum() > 0) {
      var share =
          reads
              .multiply(BigDecimal.valueOf(100))
              .divide(reads.add(writes), 2, RoundingMode.HALF_UP);
      derive("load.reads", plain(share), "the throughput that the goals promise of each");
    }
  }

  private static @Nullable BigDecimal throughput(Goals.@Nullable Goal goal) {
    return goal == null ? null : perSecond(goal.throughput());
  }

  private void data() {
    var written = design.prose().facts();
    var data = written == null ? null : written.data();
    if (data != null) {
      say("data.shape", data.shape());
      say("data.flexible", data.flexible());
      say("data.joins", data.joins());
      var churn = perSecond(data.churn());
      say("data.churn", churn == null ? null : churn.multiply(BigDecimal.valueOf(DAY)));
    }
    var joined =
        design.model().entities().values().stream()
            .flatMap(entity -> entity.fields().values().stream())
            .anyMatch(
                field ->
                    field.type() instanceof Type.Reference
                        || field.type() instanceof Type.Link
                        || field.type() instanceof Type.Inverse);
    if (!design.model().entities().isEmpty()) {
      derive("data.joins", joined ? "yes" : "no", "the relations of the entities");
    }
  }

  private void clients() {
    var clients = design.prose().clients();
    var simple = design.operations().stream().filter(one -> !one.kind().name().equals("ACTION"));
    derive(
        "client.simple",
        simple.count() * 5 >= design.operations().size() * 4L ? "yes" : "no",
        "whether four operations in five are standard methods");
    var byRow = design.operations().stream().anyMatch(DesignFacts::isByRow);
    derive("access.rows", byRow ? "yes" : "no", "whether an operation asks something of the row");
    if (clients.isEmpty()) {
      return;
    }
    var kinds = clients.values().stream().map(Client::kind).toList();
    if (kinds.stream().anyMatch(java.util.Objects::isNull)) {
      return;
    }
    derive("client.kinds", Long.toString(kinds.stream().distinct().count()), "the clients' kinds");
    var browser = kinds.contains(Client.Kind.SPA) || kinds.contains(Client.Kind.WEB);
    derive("client.browser", browser ? "yes" : "no", "the clients' kinds");
    derive(
        "client.external",
        kinds.contains(Client.Kind.PARTNER) ? "yes" : "no",
        "the clients' kinds");
  }

  private void messages() {
    var published =
        design.events().values().stream().filter(event -> event.source() == null).toList();
    derive("messages.emitted", published.isEmpty() ? "no" : "yes", "the events of the design");
    var consumers =
        published.stream().mapToLong(event -> consumers(event.name(), event.to().size())).max();
    derive(
        "messages.consumers",
        Long.toString(consumers.orElse(0)),
        "the event that most consumers receive");
    derive(
        "messages.ordered",
        published.stream().anyMatch(event -> event.partition() != null) ? "yes" : "no",
        "whether an event names its partition");
    var background = !design.jobs().isEmpty() || !design.workflows().isEmpty();
    derive("work.background", background ? "yes" : "no", "the jobs and workflows of the design");
    derive("messages.producers", published.isEmpty() ? "0" : "1", "this design is one service");
  }

  private static boolean isByRow(Operation operation) {
    return operation.access().stream().anyMatch(grant -> !grant.isForEveryRow());
  }

  private long consumers(String event, int named) {
    var using =
        design.prose().consumers().values().stream()
            .filter(consumer -> consumer.uses().contains(event))
            .count();
    return Math.max(using, named);
  }

  private void goals() {
    var goals = design.prose().goals();
    if (goals != null && goals.availability() != null) {
      say("slo.availability", goals.availability().percent());
    }
  }

  private void say(String name, @Nullable Object value) {
    if (value == null) {
      return;
    }
    var fact = FactList.of(name);
    facts.put(
        name, new Known(fact, text(value), "stated", Address.of(fact.written().split("/", -1))));
  }

  /// A fact that follows from others; what is stated stays.
  private void derive(String name, String value, String from) {
    facts.putIfAbsent(name, new Known(FactList.of(name), value, from, null));
  }

  private static String text(Object value) {
    return switch (value) {
      case Boolean yes -> yes ? "yes" : "no";
      case BigDecimal number -> plain(number);
      case TimeAmount time -> seconds(time);
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      default -> value.toString();
    };
  }

  /// A length of time in seconds; a month counts 30 days, a year 365.
  static String seconds(TimeAmount time) {
    var days = time.period().getYears() * 365L + time.period().getMonths() * 30L;
    var whole = time.duration().plus(Duration.ofDays(days + time.period().getDays()));
    return plain(BigDecimal.valueOf(whole.toMillis()).movePointLeft(3));
  }

  private static @Nullable BigDecimal perSecond(@Nullable Rate rate) {
    return rate == null
        ? null
        : BigDecimal.valueOf(rate.count())
            .divide(BigDecimal.valueOf(rate.unit().seconds()), 6, RoundingMode.HALF_UP);
  }

  private static @Nullable BigDecimal times(String burst) {
    var match = NUMBER.matcher(burst.strip());
    return match.matches() ? new BigDecimal(match.group(1)) : null;
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
