package dev.newel.publish.diagram;

import dev.newel.design.Design;

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
    sequence.answer("system", "client", "access token for %s".formatted(identity.access().lasts()));
    sequence.otherwise("they are not");
    sequence.answer("system", "client", "401");
    sequence.end();
    sequence.call("client", "system", "request with " + identity.access().scheme() + " token");
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
    return sequence.text();
  }
}
