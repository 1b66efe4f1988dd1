package dev.newel.read.code;

import dev.newel.foreign.code.CodeBase.Carrier;
import dev.newel.foreign.code.CodeBase.Failure;
import dev.newel.foreign.code.CodeBase.Job;
import dev.newel.foreign.code.CodeBase.Listener;
import dev.newel.foreign.code.CodeBase.Sending;
import dev.newel.foreign.code.CodeBase.Transaction;
import dev.newel.language.Reading;
import dev.newel.language.Schedule;
import dev.newel.read.code.Declared.Call;
import dev.newel.read.code.Declared.Code;
import dev.newel.read.code.Declared.Field;
import dev.newel.read.code.Declared.JavaType;
import dev.newel.read.code.Declared.Mark;
import dev.newel.read.code.Declared.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What happens without a request: jobs, what takes messages and what sends them; and what is done
/// whole or told as a failure.
final class Reactions {
  private static final Map<String, Carrier> LISTENERS =
      Map.of(
          "KafkaListener", Carrier.KAFKA,
          "RabbitListener", Carrier.RABBIT,
          "JmsListener", Carrier.JMS,
          "EventListener", Carrier.PROCESS,
          "TransactionalEventListener", Carrier.PROCESS,
          "ApplicationModuleListener", Carrier.PROCESS);
  private static final Map<String, Carrier> SENDERS =
      Map.of(
          "KafkaTemplate", Carrier.KAFKA,
          "KafkaOperations", Carrier.KAFKA,
          "RabbitTemplate", Carrier.RABBIT,
          "AmqpTemplate", Carrier.RABBIT,
          "JmsTemplate", Carrier.JMS,
          "ApplicationEventPublisher", Carrier.PROCESS);
  private static final Pattern RECORD =
      Pattern.compile("[\\w.]*ConsumerRecord\\s*<[^,<]*,\\s*(.*)>");

  private final Sources sources;
  private final Told told;
  final List<Job> jobs = new ArrayList<>();
  final List<Listener> listeners = new ArrayList<>();
  final List<Sending> sendings = new ArrayList<>();
  final List<Transaction> transactions = new ArrayList<>();
  final List<Failure> failures = new ArrayList<>();

  /// The types that travel.
  final Set<JavaType> travelling = new LinkedHashSet<>();

  Reactions(Sources sources, Told told) {
    this.sources = sources;
    this.told = told;
  }

  void read() {
    for (var type : sources.types) {
      failure(type);
      transaction(type.name(), type.mark("Transactional"));
      for (var method : type.methods()) {
        var name = type.name() + "." + method.name();
        transaction(name, method.mark("Transactional"));
        method.marks().stream()
            .filter(mark -> mark.name().equals("Scheduled"))
            .forEach(mark -> job(type, method, mark));
        for (var mark : method.marks()) {
          var carrier = LISTENERS.get(mark.name());
          if (carrier != null) {
            listener(type, method, mark, carrier);
          }
        }
        method.calls().forEach(call -> sending(type, method, call));
      }
    }
  }

  private void transaction(String name, @Nullable Mark mark) {
    if (mark != null) {
      var readOnly =
          mark.value("readOnly") instanceof Code.Literal(var text) && text.equals("true");
      transactions.add(new Transaction(name, readOnly, mark.evidence()));
    }
  }

  private void failure(JavaType type) {
    var mark = type.mark("ResponseStatus");
    if (mark == null || !type.name().matches(".*(?:Exception|Error)")) {
      return;
    }
    var status = Statuses.of(mark.value("value", "code"), sources, type);
    var reason = sources.text(mark.value("reason"), type);
    if (status != null) {
      failures.add(new Failure(type.name(), status, reason == null ? "" : reason, type.evidence()));
    }
  }

  private void job(JavaType type, Method method, Mark mark) {
    var name = type.name() + "." + method.name();
    var written = mark.evidence().sentence();
    var every = every(mark, type);
    if (every == null) {
      told.noConstant("The time of `%s`".formatted(name), mark.evidence());
    }
    jobs.add(new Job(name, every == null ? "" : every, written, method.says(), method.evidence()));
  }

  /// The time in words of ours; null where it is none that could be said there.
  private @Nullable String every(Mark mark, JavaType type) {
    var cron = sources.text(mark.value("cron"), type);
    if (cron != null) {
      var zone = sources.text(mark.value("zone"), type);
      // Spring's first field is the second.
      var fields = cron.strip().split("\\s+", -1);
      var text =
          fields.length == 6 && fields[0].matches("0")
              ? cron.strip().replaceFirst("^0\\s+", "").replace('?', '*')
              : cron;
      var whole = text + (zone == null || zone.isBlank() ? "" : " " + zone);
      return isSchedule(whole) ? whole : null;
    }
    for (var key : List.of("fixedRate", "fixedDelay", "fixedRateString", "fixedDelayString")) {
      var text = sources.text(mark.value(key), type);
      if (text != null) {
        var unit =
            mark.value("timeUnit") instanceof Code.Name(var dotted) ? dotted : "MILLISECONDS";
        return text.matches("\\d{1,12}") ? every(Long.parseLong(text), unit) : duration(text);
      }
    }
    return null;
  }

  private static @Nullable String duration(String text) {
    return text.startsWith("PT") && isSchedule(text.substring(2).toLowerCase(Locale.ROOT))
        ? text.substring(2).toLowerCase(Locale.ROOT)
        : null;
  }

  private static @Nullable String every(long number, String unit) {
    var name = unit.substring(unit.lastIndexOf('.') + 1);
    var millis =
        switch (name) {
          case "SECONDS" -> number * 1_000;
          case "MINUTES" -> number * 60_000;
          case "HOURS" -> number * 3_600_000;
          case "DAYS" -> number * 86_400_000;
          default -> number;
        };
    for (var each :
        List.of(
            Map.entry(86_400_000L, "d"),
            Map.entry(3_600_000L, "h"),
            Map.entry(60_000L, "m"),
            Map.entry(1_000L, "s"))) {
      if (millis > 0 && millis % each.getKey() == 0) {
        return millis / each.getKey() + each.getValue();
      }
    }
    return isSchedule(millis + "ms") ? millis + "ms" : null;
  }

  private static boolean isSchedule(String text) {
    return Schedule.read(text) instanceof Reading.Value<Schedule>;
  }

  private void listener(JavaType type, Method method, Mark mark, Carrier carrier) {
    var name = type.name() + "." + method.name();
    var code = mark.value("topics", "queues", "destination");
    var topics = carrier == Carrier.PROCESS ? List.<String>of() : sources.texts(code, type);
    if (topics == null || topics.stream().anyMatch(text -> text.matches(".*[$#]\\{.*"))) {
      told.noConstant("The topic of `%s`".formatted(name), mark.evidence());
      topics = List.of();
    }
    var group = sources.text(mark.value("groupId", "group"), type);
    var payload =
        method.parameters().stream().map(Reactions::payload).filter(t -> !t.isEmpty()).findFirst();
    if (carrier == Carrier.PROCESS
        && payload.isPresent()
        && sources.named(payload.get(), type).isEmpty()) {
      told.unread("It hears of the framework.", method.evidence());
      return;
    }
    travelling.addAll(sources.named(payload.orElse(""), type));
    listeners.add(
        new Listener(
            name,
            carrier,
            topics,
            group == null || group.matches(".*[$#]\\{.*") ? "" : group,
            payload.orElse(""),
            method.evidence()));
  }

  /// What a parameter has of the message; empty where it is something about it.
  private static String payload(Field parameter) {
    if (parameter.mark("Header", "Headers") != null
        || parameter.type().matches("Acknowledgment|Channel|Consumer<.*|MessageHeaders|Session")) {
      return "";
    }
    var match = RECORD.matcher(parameter.type());
    return JavaTypes.bare(match.matches() ? match.group(1) : parameter.type()).type();
  }

  private void sending(JavaType type, Method method, Call call) {
    var template =
        sources.lineage(type).stream()
            .flatMap(each -> each.fields().stream())
            .filter(field -> field.name().equals(call.on().replaceFirst("^this\\.", "")))
            .findFirst();
    var carrier = template.map(field -> SENDERS.get(Declarations.bare(field.type()))).orElse(null);
    if (carrier == null || call.arguments().isEmpty()) {
      return;
    }
    var name = type.name() + "." + method.name();
    var topic = "";
    if (carrier != Carrier.PROCESS) {
      // An exchange of RabbitMQ stands before the key that routes.
      var at = carrier == Carrier.RABBIT && call.arguments().size() > 2 ? 1 : 0;
      var text = sources.text(call.arguments().get(at), type);
      if (text == null || text.matches(".*[$#]\\{.*")) {
        told.noConstant("The topic that `%s` sends to".formatted(name), call.evidence());
      } else {
        topic = text;
      }
    }
    var payload = made(call.arguments().getLast(), method);
    travelling.addAll(sources.named(payload, type));
    sendings.add(new Sending(name, carrier, topic, payload, call.evidence()));
  }

  /// The type of what is sent: what is made there, or the type of the parameter that is named.
  private static String made(Code code, Method method) {
    return switch (code) {
      case Code.Made(var made) -> made;
      case Code.Name(var name) ->
          method.parameters().stream()
              .filter(each -> each.name().equals(name))
              .map(each -> JavaTypes.bare(each.type()).type())
              .findFirst()
              .orElse("");
      default -> "";
    };
  }
}
