package dev.newel.read.code;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase.Unread;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;

/// What reading tells beside what it found: mistakes, and what it did not understand.
final class Told {
  final List<Finding> findings = new ArrayList<>();
  final List<Unread> unread = new ArrayList<>();

  void unread(String reason, Evidence evidence) {
    unread.add(new Unread(reason, evidence));
  }

  /// @param what "The path of `LoanController.list`"
  void noConstant(String what, Evidence evidence) {
    findings.add(
        Finding.warning(
            CodeId.NO_CONSTANT.id(),
            Address.ROOT,
            evidence.place(),
            "%s is no constant that can be read: `%s`.".formatted(what, evidence.sentence()),
            "Say it in the design by hand."));
    unread("It is no constant.", evidence);
  }

  void twice(String route, String first, String second, Evidence evidence) {
    findings.add(
        Finding.warning(
            CodeId.TWICE.id(),
            Address.ROOT,
            evidence.place(),
            "`%s` and `%s` both answer `%s`; the first is taken.".formatted(first, second, route),
            null));
  }
}
