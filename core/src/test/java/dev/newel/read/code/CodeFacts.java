package dev.newel.read.code;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was read of source code, a line each: file, line, kind, value.
final class CodeFacts {
  private final List<String> lines = new ArrayList<>();

  private CodeFacts() {}

  static List<String> of(CodeBase code) {
    var facts = new CodeFacts();
    facts.build(code);
    facts.interfaces(code);
    facts.data(code);
    facts.rest(code);
    return facts.lines;
  }

  private void add(Evidence evidence, String kind, String value) {
    lines.add(
        "%s\t%d\t%s\t%s"
            .formatted(evidence.place().file(), evidence.place().line(), kind, value.strip()));
  }

  private void build(CodeBase code) {
    var build = code.build();
    if (build != null) {
      add(build.evidence(), "build", "%s java %s".formatted(build.name(), build.java()));
      for (var one : build.libraries()) {
        var value =
            "%s:%s %s %s".formatted(one.group(), one.artifact(), one.version(), one.scope());
        add(one.evidence(), "library", value.replaceAll(" +", " "));
      }
    }
  }

  private void interfaces(CodeBase code) {
    for (var one : code.endpoints()) {
      add(
          one.evidence(),
          "operation",
          "%s %s%s answers %s%s"
              .formatted(
                  one.method(),
                  code.base(),
                  one.path(),
                  one.answers().isEmpty() ? "nothing" : one.answers() + (one.list() ? "[]" : ""),
                  one.status() == null ? "" : " with " + one.status()));
      if (!one.access().isEmpty()) {
        add(one.evidence(), "access", one.access() + " " + one.roles());
      }
      if (!one.says().isEmpty()) {
        add(one.evidence(), "says", one.says());
      }
      for (var parameter : one.parameters()) {
        var from = parameter.from().name().toLowerCase(Locale.ROOT);
        add(parameter.member().evidence(), from, member(parameter.member()));
      }
    }
    for (var one : code.failures()) {
      add(one.evidence(), "failure", "%s %d %s".formatted(one.name(), one.status(), one.says()));
    }
  }

  private void data(CodeBase code) {
    for (var one : code.entities()) {
      add(one.evidence(), "entity", one.name() + " " + one.table());
      one.members().forEach(each -> add(each.evidence(), "column", member(each)));
    }
    for (var one : code.structures()) {
      add(one.evidence(), "structure", one.name() + " " + String.join(" | ", one.words()));
      one.members().forEach(each -> add(each.evidence(), "member", member(each)));
    }
  }

  private static String member(Member member) {
    var type =
        member.field() != null
            ? member.field().toString()
            : member.relation() == null
                ? member.type()
                : member.relation().name().toLowerCase(Locale.ROOT) + " " + member.target();
    return "%s: %s%s%s"
        .formatted(
            member.name(),
            type,
            member.required() == null ? "" : member.required() ? ", must" : ", may",
            member.column().isEmpty() ? "" : ", column " + member.column());
  }

  private void rest(CodeBase code) {
    for (var one : code.jobs()) {
      var every = one.every().isEmpty() ? "at a time that is not known" : one.every();
      add(one.evidence(), "job", one.name() + " " + every);
    }
    for (var one : code.listeners()) {
      var value = "%s %s %s %s".formatted(one.carrier(), one.topics(), one.payload(), one.group());
      add(one.evidence(), "listener", value);
    }
    for (var one : code.sendings()) {
      add(
          one.evidence(),
          "sending",
          "%s %s %s".formatted(one.carrier(), one.topic(), one.payload()).replaceAll(" +", " "));
    }
    for (var one : code.transactions()) {
      add(one.evidence(), "transaction", one.name() + (one.readOnly() ? " reads" : ""));
    }
    code.unread().forEach(one -> add(one.evidence(), "unread", one.reason()));
  }
}
