package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.language.ResourceText.Interface;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the operations of a design answer.
final class Routes {
  private final Served served;
  private final Reads reads;
  private final Set<String> roles;
  private final Router<Exchange.Route> router;
  private int added;

  private Routes(Served served, Reads reads, Set<String> roles, Router<Exchange.Route> router) {
    this.served = served;
    this.reads = reads;
    this.roles = roles;
    this.router = router;
  }

  /// Adds every operation that is offered over HTTP and makes its statements; returns how many.
  static int add(Design design, Served served, Reads reads, Router<Exchange.Route> router) {
    var roles = Set.copyOf(design.identity().roles().keySet());
    var routes = new Routes(served, reads, roles, router);
    design.identityOperations().values().forEach(operation -> routes.add(operation, null));
    for (var resource : design.resources().values()) {
      resource.operations().values().forEach(operation -> routes.add(operation, resource));
    }
    return routes.added;
  }

  private void add(Operation operation, @Nullable Resource resource) {
    var http = operation.http();
    if (http != null && operation.over().contains(Interface.HTTP)) {
      var route = new Exchange.Route(Handled.served(operation), resource);
      if (served.lacks(operation) == null) {
        reads.prepare(route, roles);
      }
      router.add(http.method(), http.path(), route);
      added++;
    }
  }
}
