package dev.newel.serve;

import dev.newel.serve.http.HttpAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Leads a request to what answers it: a page of the server itself, or an operation of the design.
final class Reception {
  private final Edition current;
  private final List<Edition> olds;
  private final Health health;
  private final List<OwnPage> pages;
  private final FilesPage files;
  private final Headers headers;
  private final ErrorAnswers errors;
  private final Served served;

  Reception(
      Edition current,
      List<Edition> olds,
      Health health,
      List<OwnPage> pages,
      FilesPage files,
      Headers headers,
      ErrorAnswers errors,
      Served served) {
    this.current = current;
    this.olds = List.copyOf(olds);
    this.health = health;
    this.pages = List.copyOf(pages);
    this.files = files;
    this.headers = headers;
    this.errors = errors;
    this.served = served;
  }

  /// Whether something answers at a path, whatever the method.
  boolean knows(String path) {
    return isOurs(path) || edition(path).router().match(path) != null;
  }

  /// The version of the interface that a path is of.
  private Edition edition(String path) {
    for (var edition : olds) {
      var old = edition.old();
      if (old != null && old.isAt(path)) {
        return edition;
      }
    }
    return current;
  }

  /// Whether the server itself tells something at a path.
  private boolean isOurs(String path) {
    return health.isAt(path) || pages.stream().anyMatch(page -> page.isAt(path));
  }

  /// The answer to a request, without the headers of every answer; what ends it otherwise is
  /// thrown.
  HttpAnswer answer(Visit visit) throws IOException {
    var healthy = health.answer(visit.request, visit.began);
    if (healthy != null) {
      return healthy;
    }
    for (var page : pages) {
      var told = page.answer(visit.request);
      if (told != null) {
        return told;
      }
    }
    return routed(visit);
  }

  private HttpAnswer routed(Visit visit) throws IOException {
    var request = visit.request;
    var known = visit.known;
    var edition = edition(request.path());
    var old = edition.old();
    // A path of parameters alone would take the addresses of files.
    var match = files.isAt(request.path()) ? null : edition.router().match(request.path());
    if (match != null) {
      visit.endpoint = match.byMethod().sequencedValues().getFirst().operation().http();
    }
    var isOurs = isOurs(request.path());
    var head = request.method().equals("HEAD");
    if (request.method().equals("OPTIONS") && (match != null || isOurs)) {
      return headers.options(request, headers.allow(match, isOurs));
    }
    var route = match == null ? null : match.byMethod().get(head ? "GET" : request.method());
    if (route != null) {
      visit.operation = route.operation();
      visit.endpoint = route.operation().http();
    }
    known.addAll(
        Versions.told(
            old,
            request.path(),
            visit.operation,
            match == null || visit.operation == null
                ? null
                : edition.instead(visit.operation, match.values())));
    var limits = new ArrayList<HttpAnswer.Header>();
    try {
      edition
          .pipeline()
          .admit(request, route == null ? null : route.operation(), visit.began, limits);
    } catch (Refusal refusal) {
      known.addAll(limits);
      throw route == null ? refusal : refusal.at(route.operation());
    }
    Versions.judge(old, visit.operation, visit.began);
    if (match == null || route == null) {
      known.addAll(limits);
      var file = match == null ? files.answer(request, visit.began) : null;
      if (file != null) {
        return file;
      }
      if (match == null && !isOurs) {
        throw Refusal.of("NOT_FOUND");
      }
      known.add(new HttpAnswer.Header("Allow", headers.allow(match, isOurs)));
      throw Refusal.of("METHOD_NOT_ALLOWED", Map.of("method", request.method()));
    }
    var http = Objects.requireNonNull(route.operation().http());
    var exchange =
        new Exchange(
            request, visit.id, visit.began, route, Router.named(http.path(), match.values()));
    exchange.headers.addAll(limits);
    visit.exchange = exchange;
    return handled(visit, exchange, edition);
  }

  private HttpAnswer handled(Visit visit, Exchange exchange, Edition edition) throws IOException {
    var known = visit.known;
    var operation = exchange.operation();
    try {
      var lacks = served.lacks(operation);
      if (lacks != null) {
        throw new NotServed(lacks);
      }
      var answer = edition.preconditions().tagged(exchange, edition.pipeline().run(exchange));
      known.addAll(exchange.headers);
      known.addAll(headers.cache(exchange));
      return answer;
    } catch (Refusal refusal) {
      exchange.headers.stream()
          .filter(
              header -> !header.name().equals("Set-Cookie") && !header.name().equals("Location"))
          .forEach(known::add);
      edition.pipeline().refused(exchange, refusal, errors.error(refusal.code()).status());
      throw refusal.at(operation);
    }
  }
}
