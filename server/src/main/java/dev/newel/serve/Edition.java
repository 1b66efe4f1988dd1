package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Operation;
import dev.newel.serve.file.FileAddresses;
import dev.newel.serve.file.FormReader;
import dev.newel.serve.handle.Handlers;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.identity.RefreshTokens;
import dev.newel.serve.input.Percent;
import dev.newel.serve.limit.Counted;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.store.Database;
import dev.newel.serve.value.Catalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of the interface as it answers: what is where, and what leads a request through its
/// checks. Versions share who asks, limits, the database, kept answers and the outbox.
///
/// @param old null for the current version
/// @param endpoints where each operation answers, by its id
/// @param operations how many answer
record Edition(
    Versions.@Nullable Old old,
    Router<Exchange.Route> router,
    Pipeline pipeline,
    Preconditions preconditions,
    Map<String, Endpoint> endpoints,
    int operations) {
  /// The place of the operation to use instead of one that clients should leave; null where none is
  /// named, and where the path does not say all that its place asks for.
  ///
  /// @param values of the names in the path of the operation, in order
  @Nullable String instead(Operation operation, List<String> values) {
    var deprecated = operation.deprecated();
    var use =
        deprecated == null || deprecated.use() == null ? null : endpoints.get(deprecated.use());
    var own = operation.http();
    if (use == null || own == null) {
      return null;
    }
    var path = use.path();
    for (var named : Router.named(own.path(), values).entrySet()) {
      path = path.replace("{" + named.getKey() + "}", Percent.inPath(named.getValue()));
    }
    return path.contains("{") ? null : path;
  }

  /// What the versions share.
  ///
  /// @param current the data as the current version knows it
  /// @param uploads where files wait while they come
  record Shared(
      Catalog current,
      Database database,
      Caller caller,
      Appointments appointments,
      @Nullable RefreshTokens refresh,
      Handlers handlers,
      Served served,
      Passwords passwords,
      Map<String, @Nullable Object> settings,
      KeptReads kept,
      FileAddresses addresses,
      Path uploads,
      Limits limits,
      Counted counted,
      Outbox outbox) {
    static Shared of(
        Catalog current,
        Database database,
        Caller caller,
        Appointments appointments,
        @Nullable RefreshTokens refresh,
        Passwords passwords,
        KeptReads kept,
        FileAddresses addresses,
        Server.Options options) {
      var design = current.design();
      return new Shared(
          current,
          database,
          caller,
          appointments,
          refresh,
          options.handlers(),
          new Served(design, options.handlers()),
          passwords,
          options.settings(),
          kept,
          addresses,
          options.data().resolve("uploads"),
          new Limits(design, options.counted().requests()),
          options.counted(),
          new Outbox(design, new Reads(current, addresses)));
    }
  }

  /// The old versions that a path tells apart.
  static List<Edition> olds(Design design, Shared shared) {
    return Versions.of(design).stream().map(old -> of(old, old.design(design), shared)).toList();
  }

  /// @param design as the version knows it
  static Edition of(Versions.@Nullable Old old, Design design, Shared shared) {
    var current = shared.current();
    var catalog = old == null ? current : Catalog.of(design);
    var kept = old == null ? shared.kept() : shared.kept().ofOld(catalog);
    var reads = new Reads(catalog, shared.addresses());
    var writes = new Writes(catalog, shared.appointments());
    var router = new Router<Exchange.Route>();
    var pipeline =
        new Pipeline(
            catalog,
            shared.database(),
            new RowPlans(catalog),
            shared.caller(),
            reads,
            writes,
            new Handled(
                current,
                catalog,
                reads,
                writes,
                shared.handlers(),
                shared.passwords(),
                shared.settings()),
            new IdentityOperations(
                catalog, shared.caller(), reads, writes, shared.refresh(), shared.counted()),
            shared.passwords(),
            shared.settings(),
            kept,
            shared.limits(),
            shared.outbox(),
            new FormBodies(new FormReader(catalog, shared.uploads())));
    var operations = Routes.add(design, shared.served(), reads, router);
    var endpoints = new HashMap<String, Endpoint>();
    for (var operation : design.operations()) {
      if (operation.http() != null) {
        endpoints.put(operation.id(), operation.http());
      }
    }
    return new Edition(
        old, router, pipeline, new Preconditions(catalog), Map.copyOf(endpoints), operations);
  }
}
