package dev.newel.design.api;

import dev.newel.design.access.Grant;
import dev.newel.design.flow.Effects;
import dev.newel.language.Json;
import dev.newel.language.OperationText.CacheText;
import dev.newel.language.OperationText.Demand;
import dev.newel.language.Rate;
import dev.newel.language.ResourceText;
import dev.newel.language.TimeAmount;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One thing that a client can ask for, with every fact that documents, contracts, server and
/// verifier need.
///
/// @param id `products.list`, `orders.cancel`, `identity.login`: unique in the design
/// @param address where its statement stands: `resources/products/list`
/// @param http null where it is offered through other interfaces only
/// @param target which rows it is about
/// @param query how a list chooses, orders and cuts rows; null for everything else
/// @param input what the request's body holds; null where it has none
/// @param failures every error that it can answer, in the order of checks
/// @param limit a limit of its own, beside that of the role
/// @param countsAs how many requests it counts as
/// @param deprecated null where clients may stay
/// @param openapi what is merged into the operation of the published document; null for nothing
public record Operation(
    String id,
    Address address,
    Kind kind,
    @Nullable String doc,
    List<ResourceText.Interface> over,
    @Nullable Endpoint http,
    List<Grant> access,
    Target target,
    @Nullable Query query,
    @Nullable Input input,
    Answer answer,
    List<Failure> failures,
    Effects effects,
    @Nullable String undoes,
    @Nullable CacheText cache,
    @Nullable Demand idempotent,
    @Nullable Demand match,
    @Nullable Bulk bulk,
    boolean ignoresUnknown,
    @Nullable Rate limit,
    int countsAs,
    @Nullable TimeAmount timeout,
    List<String> satisfies,
    List<String> rules,
    boolean sensitive,
    boolean audited,
    @Nullable Deprecation deprecated,
    @Nullable Json example,
    @Nullable Json openapi) {
  public Operation {
    over = List.copyOf(over);
    access = List.copyOf(access);
    failures = List.copyOf(failures);
    satisfies = List.copyOf(satisfies);
    rules = List.copyOf(rules);
  }

  /// The same operation with other effects.
  public Operation with(Effects other) {
    return new Operation(
        id,
        address,
        kind,
        doc,
        over,
        http,
        access,
        target,
        query,
        input,
        answer,
        failures,
        other,
        undoes,
        cache,
        idempotent,
        match,
        bulk,
        ignoresUnknown,
        limit,
        countsAs,
        timeout,
        satisfies,
        rules,
        sensitive,
        audited,
        deprecated,
        example,
        openapi);
  }

  /// Whether anybody may, with or without a token, be it for some rows only.
  public boolean isPublic() {
    return access.stream().anyMatch(grant -> grant instanceof Grant.Anybody);
  }

  /// Whether anybody may for every row, so that nothing else is asked.
  public boolean isOpenToAll() {
    return access.stream()
        .anyMatch(grant -> grant instanceof Grant.Anybody && grant.isForEveryRow());
  }

  /// The key under which an answer is cached, `products:{category}:{page}:{pageSize}` or
  /// `product:{id}`: the parameters that choose, order and cut rows, `{viewer}` where two who ask
  /// the same may be answered otherwise, and `{role}` where the role alone decides what is shown;
  /// null where nothing is cached.
  public @Nullable String cacheKey() {
    if (cache == null || http == null) {
      return null;
    }
    var parts = new ArrayList<String>();
    http.parameters().forEach(parameter -> parts.add(parameter.name()));
    if (query != null) {
      query.filters().forEach(filter -> parts.add(filter.name()));
      if (!query.search().isEmpty()) {
        parts.add(query.searchParameter());
      }
      if (!query.sortable().isEmpty()) {
        parts.addAll(query.sorting().parameters());
      }
      if (query.page() != null) {
        parts.addAll(List.of(query.page().at(), query.page().many()));
      }
    }
    var shown =
        switch (answer.content()) {
          case Answer.Content.One(var view) -> view;
          case Answer.Content.Many(var view) -> view;
          default -> null;
        };
    if (dependsOnViewer()
        || target.choice() instanceof Target.Choice.Single
        || (shown != null && shown.asksViewer())) {
      parts.add("viewer");
    } else if (shown != null && shown.asksRole()) {
      parts.add("role");
    }
    var of = kind == Kind.GET && target.one() != null ? target.one() : id.split("\\.", -1)[0];
    return parts.stream().map(part -> ":{" + part + "}").collect(Collectors.joining("", of, ""));
  }

  /// Whether some callers see every row and others do not: a key without the viewer would hand the
  /// rows of the first to the second.
  private boolean dependsOnViewer() {
    return !isOpenToAll() && !access.stream().allMatch(Grant::isForEveryRow);
  }

  /// Whether it changes nothing: safe in the sense of RFC 9110, section 9.2.1.
  public boolean isRead() {
    return kind == Kind.LIST || kind == Kind.GET;
  }

  /// Whether it changes nothing, be it an action that answers at GET: an export, a report.
  public boolean isSafe() {
    return isRead() || (kind == Kind.ACTION && http != null && http.method().equals("GET"));
  }

  /// The failure with that code; null where it cannot happen here.
  ///
  /// @param of what it speaks of, as in [Failure]; null where there is one of the code
  public @Nullable Failure failure(String code, @Nullable String of) {
    return failures.stream()
        .filter(failure -> failure.code().equals(code) && (of == null || of.equals(failure.of())))
        .findFirst()
        .orElse(null);
  }

  /// Many rows in one request.
  public record Bulk(int max, boolean atomic) {}

  /// What conventions an operation follows.
  public enum Kind {
    LIST,
    GET,
    CREATE,
    REPLACE,
    /// A merge (RFC 7396): absent keeps, null clears.
    UPDATE,
    DELETE,
    /// Anything else, with one row or with none.
    ACTION,
    /// What makes a link, POST unless said.
    LINK,
    /// What ends a link, DELETE unless said.
    UNLINK,
    /// Undoes a soft delete.
    RESTORE,
    BULK_CREATE,
    BULK_UPDATE,
    REGISTER,
    LOGIN,
    REFRESH,
    LOGOUT,
    PASSWORD
  }
}
