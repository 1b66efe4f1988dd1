package dev.newel.gate;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.language.Rate;
import dev.newel.language.TimeAmount;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a design says of an operation, as far as a row of a table may say it too.
///
/// @param shown `GET /api/v1/orders`
/// @param route its method and the parts of its path, names left out; empty without HTTP
/// @param open whether a caller without a token may, be it for some rows only
/// @param openToAll whether anybody may for every row
/// @param granted the roles that grants name
/// @param allowed the roles that somebody may have who may, be it for some rows only
/// @param byRow whether a condition on the row decides for some callers
/// @param limits how often somebody may call, its own limit or those of roles; empty for any number
/// @param status what success answers
/// @param failures the statuses of its errors
/// @param codes the codes of its errors on the wire
/// @param page how its list is cut; null where it has none
/// @param kept how long its answer is kept; null where it is not
record OperationFacts(
    String id,
    String shown,
    List<String> route,
    boolean open,
    boolean openToAll,
    Set<String> granted,
    Set<String> allowed,
    boolean byRow,
    Set<Rate> limits,
    int status,
    Set<Integer> failures,
    Set<String> codes,
    Query.@Nullable Page page,
    @Nullable TimeAmount kept) {

  static OperationFacts of(Operation operation, Design design) {
    var http = operation.http();
    var roles = design.identity().roles();
    var granted = new TreeSet<String>();
    for (var grant : operation.access()) {
      if (grant instanceof Grant.ToRole(var role, var _)) {
        granted.add(role);
      }
    }
    var byRow =
        operation.access().stream()
            .anyMatch(grant -> grant instanceof Grant.ToOwner || grant instanceof Grant.Named);
    var allowed =
        roles.values().stream()
            .filter(
                role ->
                    operation.isPublic()
                        || (byRow && !role.name().equals(Role.ANONYMOUS))
                        || role.includes().stream().anyMatch(granted::contains))
            .map(role -> lower(role.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    var query = operation.query();
    var cache = operation.cache();
    return new OperationFacts(
        operation.id(),
        http == null ? operation.id() : http.method() + " " + http.path(),
        http == null ? List.of() : DesignNames.parts(http.method(), http.path()),
        operation.isPublic(),
        operation.isOpenToAll(),
        granted,
        allowed,
        byRow,
        limits(operation, design),
        operation.answer().status(),
        operation.failures().stream().map(each -> each.status()).collect(Collectors.toSet()),
        operation.failures().stream().map(each -> each.wire()).collect(Collectors.toSet()),
        query == null ? null : query.page(),
        cache == null ? null : cache.keep());
  }

  private static Set<Rate> limits(Operation operation, Design design) {
    var own = operation.limit();
    return Stream.concat(
            Stream.ofNullable(own),
            design.identity().roles().values().stream()
                .flatMap(role -> Stream.ofNullable(role.limit())))
        .collect(Collectors.toUnmodifiableSet());
  }

  static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  /// Who may, in words.
  String who() {
    if (openToAll) {
      return "anybody";
    }
    var who = granted.stream().map("`%s`"::formatted).collect(Collectors.joining(" or "));
    var words = byRow ? who.isEmpty() ? "callers whose row it is" : who + " or by a row" : who;
    return open
        ? (words.isEmpty() ? "anybody for some rows" : "anybody for some rows, or " + words)
        : words;
  }
}
