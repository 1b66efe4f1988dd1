package dev.newel.serve.observe;

import dev.newel.design.Design;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The log of the server, in the form and with the fields of the design: one line for each request,
/// whatever became of it, and one for each failure of ours.
public final class ServerLog {
  private final Clock clock;
  private final Consumer<String> sink;
  private final LogForm form;
  private final LogLevel least;
  private final LogFields fields;

  /// @param settings the values of the design's settings by name; a level may name one
  /// @param sink takes whole lines, from many threads at once
  public ServerLog(
      Design design, Map<String, @Nullable Object> settings, Clock clock, Consumer<String> sink) {
    this.clock = clock;
    this.sink = sink;
    this.form = format(design).equals("text") ? LogForm.TEXT : LogForm.JSON;
    this.least = least(design, settings);
    this.fields = new LogFields(design);
  }

  /// What of `observability.log` no line keeps, as whole sentences without their full stop.
  public static List<String> unkept(Design design) {
    var lines = new ArrayList<String>();
    var format = format(design);
    if (!format.equals("json") && !format.equals("text")) {
      lines.add("`observability.log.format`: lines are JSON, not " + format);
    }
    LogFields.unknown(design)
        .forEach(
            name -> lines.add("`observability.log.fields`: `%s` is not logged".formatted(name)));
    var level = level(design);
    if (LogLevel.of(level) == null && !design.prose().settings().containsKey(level)) {
      lines.add(
          "`observability.log.level`: `%s` is no level; lines begin at `info`".formatted(level));
    }
    return lines;
  }

  private static String format(Design design) {
    var told = design.prose().observability();
    var log = told == null ? null : told.log();
    return log == null || log.format() == null
        ? "json"
        : log.format().strip().toLowerCase(Locale.ROOT);
  }

  private static String level(Design design) {
    var told = design.prose().observability();
    var log = told == null ? null : told.log();
    return log == null || log.level() == null ? "info" : log.level().strip();
  }

  private static LogLevel least(Design design, Map<String, @Nullable Object> settings) {
    var name = level(design);
    var setting = design.prose().settings().get(name);
    var given = settings.get(name);
    var text = given != null ? given.toString() : setting == null ? name : setting.initial();
    var level = LogLevel.of(String.valueOf(text));
    return level == null ? LogLevel.INFO : level;
  }

  /// Tells of a request: a refused one as of any other, one that failed on our side as an error.
  public void answered(Answered answered) {
    var level = answered.status() >= 500 ? LogLevel.ERROR : LogLevel.INFO;
    if (level.compareTo(least) >= 0) {
      sink.accept(form.line(fields.of(answered, level)));
    }
  }

  /// Tells of a failure of ours while a request was answered, with the place where it happened.
  public void failed(String requestId, Trace trace, String what, Throwable failure) {
    var members = begun(LogLevel.ERROR);
    members.put(fields.requestName(), requestId);
    members.put(fields.traceName(), trace.id());
    members.put("message", what);
    members.put("stack", StackText.of(failure));
    sink.accept(form.line(members));
  }

  /// Tells of something that is about no request.
  ///
  /// @param failure null where there is none
  public void tell(LogLevel level, String what, @Nullable Throwable failure) {
    if (level.compareTo(least) >= 0) {
      var members = begun(level);
      members.put("message", what);
      if (failure != null) {
        members.put("stack", StackText.of(failure));
      }
      sink.accept(form.line(members));
    }
  }

  private Map<String, Object> begun(LogLevel level) {
    return fields.of(clock.instant().truncatedTo(ChronoUnit.MICROS).toString(), level);
  }
}
