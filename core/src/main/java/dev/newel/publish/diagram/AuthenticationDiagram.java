package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.design.access.Identity;

/// How a client gets tokens, uses and renews them.
public final class AuthenticationDiagram {
  private AuthenticationDiagram() {}

  /// Mermaid text; empty where nobody logs in here.
  public static String of(Design design) {
    var login = design.identityOperations().get("login");
    if (login == null || login.http() == null) {
      return "";
    }
    var identity = design.identity();
    var sequence = new Sequence();
    sequence.participant("client", "Client");
    sequence.participant(
        "system",
        SystemDiagram.title(design.prose().system().title(), design.prose().system().name()));
    sequence.call("client", "system", "POST " + login.http().path());
    sequence.begin("alt", "credentials are right");
    sequence.answer("system", "client", issued(identity));
    sequence.otherwise("they are not");
    sequence.answer("system", "client", "401");
    var throttle = identity.throttle();
    if (throttle != null) {
      sequence.otherwise("after %d failures in %s".formatted(throttle.failures(), throttle.per()));
      sequence.answer("system", "client", "429 with Retry-After");
    }
    sequence.end();
    sequence.call("client", "system", "request with the access token");
    sequence.answer("system", "client", "answer");
    var refresh = design.identityOperations().get("refresh");
    if (refresh != null && refresh.http() != null && identity.refresh() != null) {
      sequence.note("client", "the access token has expired");
      sequence.call("client", "system", "POST " + refresh.http().path());
      sequence.answer(
          "system",
          "client",
          identity.refresh().rotates() ? "new access and refresh token" : "new access token");
    }
    var logout = design.identityOperations().get("logout");
    if (logout != null && logout.http() != null) {
      sequence.call("client", "system", "POST " + logout.http().path());
      sequence.answer(
          "system", "client", "%d, the session has ended".formatted(logout.answer().status()));
    }
    return sequence.text();
  }

  private static String issued(Identity identity) {
    var access = "access token for %s".formatted(identity.access().lasts());
    var refresh = identity.refresh();
    return refresh == null ? access : "%s, refresh token for %s".formatted(access, refresh.lasts());
  }
}
