package dev.newel.serve.observe;

import dev.newel.design.Design;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a line about a request holds: the fields that the design names, under the names that it
/// gives them, and the trace.
final class LogFields {
  private static final List<String> USUAL =
      List.of(
          "timestamp",
          "level",
          "service",
          "requestId",
          "traceId",
          "method",
          "path",
          "operation",
          "userId",
          "duration",
          "status",
          "error");

  /// What a line can hold.
  private enum Fact {
    TIME,
    LEVEL,
    SERVICE,
    REQUEST,
    TRACE,
    SPAN,
    METHOD,
    PATH,
    OPERATION,
    USER,
    ROLE,
    IP,
    DURATION,
    STATUS,
    ERROR
  }

  private final String service;
  private final Map<String, Fact> facts = new LinkedHashMap<>();

  LogFields(Design design) {
    this.service = design.prose().system().name();
    for (var name : named(design)) {
      var fact = fact(name);
      if (fact != null) {
        facts.put(name, fact);
      }
    }
    if (!facts.containsValue(Fact.TRACE)) {
      facts.put("traceId", Fact.TRACE);
    }
  }

  /// The fields that the design names and a line cannot hold.
  static List<String> unknown(Design design) {
    return named(design).stream().filter(name -> fact(name) == null).toList();
  }

  private static List<String> named(Design design) {
    var told = design.prose().observability();
    var log = told == null ? null : told.log();
    return log == null || log.fields().isEmpty() ? USUAL : log.fields();
  }

  private static @Nullable Fact fact(String name) {
    return switch (name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT)) {
      case "timestamp", "time", "ts" -> Fact.TIME;
      case "level", "severity" -> Fact.LEVEL;
      case "service", "servicename" -> Fact.SERVICE;
      case "requestid", "correlationid" -> Fact.REQUEST;
      case "traceid", "trace" -> Fact.TRACE;
      case "spanid", "span" -> Fact.SPAN;
      case "method", "httpmethod" -> Fact.METHOD;
      case "path" -> Fact.PATH;
      case "operation", "operationid" -> Fact.OPERATION;
      case "userid", "user", "viewer" -> Fact.USER;
      case "role" -> Fact.ROLE;
      case "ip", "clientip", "remoteip" -> Fact.IP;
      case "duration", "durationms", "latency", "latencyms" -> Fact.DURATION;
      case "status", "statuscode" -> Fact.STATUS;
      case "error", "errorcode" -> Fact.ERROR;
      default -> null;
    };
  }

  /// The line's members in order; what is not known of a request is left out.
  Map<String, Object> of(Answered answered, LogLevel level) {
    var members = new LinkedHashMap<String, Object>();
    facts.forEach(
        (name, fact) -> {
          var value = value(fact, answered, level);
          if (value != null) {
            members.put(name, value);
          }
        });
    return members;
  }

  private @Nullable Object value(Fact fact, Answered answered, LogLevel level) {
    return switch (fact) {
      case TIME -> answered.ended().toString();
      case LEVEL -> level.word();
      case SERVICE -> service;
      case REQUEST -> answered.requestId();
      case TRACE -> answered.trace().id();
      case SPAN -> answered.trace().span();
      case METHOD -> answered.method();
      case PATH -> answered.path();
      case OPERATION -> answered.operation();
      case USER -> answered.user();
      case ROLE -> answered.role();
      case IP -> answered.ip();
      case DURATION -> answered.duration().toMillis();
      case STATUS -> answered.status();
      case ERROR -> answered.error();
    };
  }

  /// The members of every line that is about no answer.
  Map<String, Object> of(String time, LogLevel level) {
    var members = new LinkedHashMap<String, Object>();
    members.put(name(Fact.TIME), time);
    members.put(name(Fact.LEVEL), level.word());
    members.put(name(Fact.SERVICE), service);
    return members;
  }

  /// The design's name for a fact, else the usual one.
  private String name(Fact fact) {
    return facts.entrySet().stream()
        .filter(entry -> entry.getValue() == fact)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(
            () -> USUAL.stream().filter(name -> fact(name) == fact).findFirst().orElseThrow());
  }

  String requestName() {
    return name(Fact.REQUEST);
  }

  String traceName() {
    return name(Fact.TRACE);
  }
}
