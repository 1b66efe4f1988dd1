package dev.newel.read.elaborate;

import dev.newel.design.api.Operation;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.ApiText;
import dev.newel.language.DependencyAddresses;
import dev.newel.language.Http;
import dev.newel.language.Setting;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all phases share: the written design, its names and places, what they found, and where
/// facts come from.
final class Context {
  final Written written;
  final Places places;
  final Names names;
  final UnreadFields unread;

  /// Those that are declared, and those that convention adds.
  final Map<String, Setting> settings;

  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Map<Address, Origin> conventions = new LinkedHashMap<>();

  Context(Written written, Places places) {
    this.written = written;
    this.places = places;
    this.unread = new UnreadFields(places.unread());
    this.settings = DependencyAddresses.with(written.dependencies(), written.settings());
    this.names = new Names(this);
    DependencyAddresses.of(written.dependencies(), written.settings())
        .forEach(
            (setting, dependency) ->
                convention(
                    Address.of("settings", setting),
                    "dependency-address",
                    "no setting names where `%s` answers".formatted(dependency),
                    Address.of("dependencies", dependency)));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  Map<Address, Origin> conventions() {
    return conventions;
  }

  void error(LinkId id, Address at, String message, @Nullable String hint) {
    add(Finding.error(id.id(), at, places.of(at), message, hint));
  }

  void warning(LinkId id, Address at, String message, @Nullable String hint) {
    findings.add(Finding.warning(id.id(), at, places.of(at), message, hint));
  }

  /// Notes a finding once: what several operations inherit is wrong in one place.
  void add(Finding finding) {
    findings.add(finding);
    if (finding.severity() == Severity.ERROR) {
      unread.add(finding.at());
    }
  }

  /// What `api.methods` says of every operation of this kind; null where it says nothing.
  ApiText.@Nullable MethodText method(Operation.Kind kind) {
    var methods =
        written.api() == null ? Map.<String, ApiText.MethodText>of() : written.api().methods();
    return switch (kind) {
      case LIST, GET, CREATE, REPLACE, UPDATE, DELETE, ACTION ->
          methods.get(kind.name().toLowerCase(Locale.ROOT));
      default -> null;
    };
  }

  /// Reports two methods where one is meant: only `links` has a second.
  void oneMethod(@Nullable Http http, Address at) {
    if (http != null && http.other() != null) {
      error(
          LinkId.MISPLACED,
          at,
          "`%s` names two methods, and only `links` has a second one.".formatted(http),
          "Write `http: %s`.".formatted(new Http(http.method(), http.path())));
    }
  }

  /// Records that the convention `name` put the fact at `address` there.
  ///
  /// @param because the reason in one clause
  /// @param from the written place that the convention read
  void convention(Address address, String name, String because, Address from) {
    conventions.putIfAbsent(address, new Origin.Convention(name, because, from));
  }
}
