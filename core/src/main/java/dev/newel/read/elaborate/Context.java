package dev.newel.read.elaborate;

import dev.newel.finding.Finding;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What all phases share: the written design, its names and places, what they found, and where
/// facts come from.
final class Context {
  final Written written;
  final Places places;
  final Names names;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Address, Origin> conventions = new LinkedHashMap<>();

  Context(Written written, Places places) {
    this.written = written;
    this.places = places;
    this.names = new Names(this);
  }

  List<Finding> findings() {
    return findings;
  }

  Map<Address, Origin> conventions() {
    return conventions;
  }

  void error(LinkId id, Address at, String message, @Nullable String hint) {
    findings.add(Finding.error(id.id(), at, places.of(at), message, hint));
  }

  void warning(LinkId id, Address at, String message, @Nullable String hint) {
    findings.add(Finding.warning(id.id(), at, places.of(at), message, hint));
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /// Records that the convention `name` put the fact at `address` there.
  ///
  /// @param because the reason in one clause
  /// @param from the written place that the convention read
  void convention(Address address, String name, String because, Address from) {
    conventions.putIfAbsent(address, new Origin.Convention(name, because, from));
  }
}
