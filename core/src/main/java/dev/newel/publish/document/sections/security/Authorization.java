package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.publish.document.AccessWords;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Groups;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/// Who may do what, and how that is decided.
final class Authorization {
  static final Section SECTION = Section.of("authorization", Authorization::render);
  static final Section MATRIX =
      Section.of("access-matrix", Authorization::matrix, Authorization::patterns);
  static final Section PERMISSIONS =
      Section.of(
          "permissions",
          Authorization::permissions,
          Authorization::permissionsByRight,
          Authorization::permissionsByResource);

  private static final Map<String, String> PERMISSION =
      Phrase.row("Resource", "resource", "Action", "action", "Permission", "permission");

  private Authorization() {}

  private static List<Block> render(Place place) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var design = place.subject().design();
    var lines = new ArrayList<String>();
    lines.add("**Model:** " + model(place, operations));
    var roles = Callers.roles(design);
    if (!roles.isEmpty()) {
      lines.add(
          "**Roles:** %s.".formatted(Phrase.and(roles.stream().map(Authorization::role).toList())));
    }
    var conditions = Callers.conditions(operations);
    if (!conditions.isEmpty()) {
      lines.add("**Conditions on rows:** %s.".formatted(Phrase.and(conditions)));
    }
    lines.add(
        "**Order of checks:** the role is judged before any row is looked at (403)%s."
            .formatted(conditions.isEmpty() ? "" : ", the condition once the row is found"));
    var rights = RowRights.of(operations);
    if (rights != RowRights.NONE) {
      lines.add(
          "**%s:** %s".formatted(Phrase.capital(rights.row()), denied(design.api().denied())));
    }
    var tenancy = design.tenancy();
    if (tenancy != null) {
      lines.add(
          "**Tenants:** rows of another %s do not exist for a caller%s."
              .formatted(
                  MarkdownText.code(tenancy.of()),
                  tenancy.cross().isEmpty()
                      ? ""
                      : ", but for " + Phrase.or(Phrase.codes(tenancy.cross()))));
    }
    return List.of(new Block.Bullets(lines));
  }

  private static String denied(Api.Denied denied) {
    return denied.read() == denied.write()
        ? "answered %d.".formatted(denied.read())
        : "answered %d where the caller may not see it, and %d where they may see but not write it."
            .formatted(denied.read(), denied.write());
  }

  private static String model(Place place, List<Operation> operations) {
    var open = operations.stream().filter(AccessWords::isOpen).count();
    var rows = !Callers.conditions(operations).isEmpty();
    if (place.subject().design().identity().roles().isEmpty() && open == operations.size()) {
      return "none; every operation is open to anybody.";
    }
    return "role-based access control%s; of %s %s open to anybody, and what nobody is allowed is"
            .formatted(
                rows ? " with conditions on rows" : "",
                Phrase.count(operations.size(), "operation"),
                open == 0
                    ? "none is"
                    : open == 1 ? "one is" : Phrase.number(Math.toIntExact(open)) + " are")
        + " refused.";
  }

  private static String role(Role role) {
    var others = role.includes().stream().filter(name -> !name.equals(role.name())).toList();
    var words = MarkdownText.code(role.name());
    if (role.name().equals(Role.ANONYMOUS)) {
      return words + " (no token)";
    }
    var doc = Phrase.clause(role.doc());
    var with = others.isEmpty() ? "" : "with the rights of " + Phrase.and(Phrase.codes(others));
    var all = doc.isEmpty() ? with : with.isEmpty() ? doc : doc + ", " + with;
    return all.isEmpty() ? words : "%s (%s)".formatted(words, all);
  }

  private static List<Block> matrix(Place place) {
    return matrix(place, true);
  }

  /// Operations with the same rights together.
  private static List<Block> patterns(Place place) {
    return matrix(place, false);
  }

  private static List<Block> matrix(Place place, boolean each) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var design = place.subject().design();
    var roles = Callers.roles(design);
    var columns = new LinkedHashMap<String, String>();
    columns.put("Endpoint", "");
    roles.forEach(role -> columns.put(label(role), role.name()));
    if (roles.isEmpty()) {
      columns.put("Public", Role.ANONYMOUS);
    }
    var groups =
        grouped(
            operations, operation -> each ? operation.id() : rights(operation, design).toString());
    var rows = new ArrayList<Map<String, String>>();
    groups
        .values()
        .forEach(
            group ->
                Cells.split(group.stream().map(Callers::link).toList())
                    .forEach(
                        names -> {
                          var row = new LinkedHashMap<String, String>();
                          row.put("", names);
                          row.putAll(rights(group.getFirst(), design));
                          rows.add(row);
                        }));
    var cells = rows.stream().map(row -> List.copyOf(row.values())).toList();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Table(List.copyOf(columns.keySet()), cells));
    legend(operations, blocks);
    return blocks;
  }

  private static void legend(List<Operation> operations, List<Block> blocks) {
    var conditions = Callers.conditions(operations);
    if (!conditions.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "`own` means only rows for which the operation's condition holds: %s."
                  .formatted(Phrase.or(conditions))));
    }
  }

  private static String label(Role role) {
    return role.name().equals(Role.ANONYMOUS)
        ? "Public"
        : Phrase.capital(MarkdownText.prose(role.name()));
  }

  private static SequencedMap<String, String> rights(Operation operation, Design design) {
    var roles = Callers.roles(design);
    var rights = new LinkedHashMap<String, String>();
    roles.forEach(role -> rights.put(role.name(), Callers.right(operation, role, design).sign()));
    if (roles.isEmpty()) {
      var right =
          operation.isOpenToAll()
              ? Callers.Right.YES
              : operation.isPublic() ? Callers.Right.OWN : Callers.Right.NO;
      rights.put(Role.ANONYMOUS, right.sign());
    }
    return rights;
  }

  private static <K> Map<K, List<Operation>> grouped(
      List<Operation> operations, Function<Operation, K> key) {
    var groups = new LinkedHashMap<K, List<Operation>>();
    operations.forEach(
        operation ->
            groups.computeIfAbsent(key.apply(operation), k -> new ArrayList<>()).add(operation));
    return groups;
  }

  private static String action(Operation operation) {
    return operation.id().substring(operation.id().lastIndexOf('.') + 1);
  }

  private static String resourceLink(String resource) {
    return Phrase.link(MarkdownText.code(resource), Groups.address(resource));
  }

  private static List<Block> permissions(Place place) {
    return permissions(place, Operation::id);
  }

  /// What is allowed to the same people in one row.
  private static List<Block> permissionsByRight(Place place) {
    return permissions(
        place, operation -> Groups.of(operation) + " " + AccessWords.authorization(operation));
  }

  private static List<Block> permissions(Place place, Function<Operation, String> key) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    grouped(operations, key).values().forEach(group -> rows.addAll(alike(group)));
    return List.of(place.table(PERMISSION, rows, row -> row));
  }

  /// What is allowed to the same people, in as many rows as it needs.
  private static List<Map<String, String>> alike(List<Operation> group) {
    return Cells.split(group.stream().map(Authorization::actionLink).toList()).stream()
        .map(
            actions ->
                Phrase.row(
                    "resource", resourceLink(Groups.of(group.getFirst())),
                    "action", actions,
                    "permission", Phrase.capital(AccessWords.authorization(group.getFirst()))))
        .toList();
  }

  private static String actionLink(Operation operation) {
    return Phrase.link(MarkdownText.code(action(operation)), OperationAddress.of(operation));
  }

  /// One row a resource, where its rights fit into one.
  private static List<Block> permissionsByResource(Place place) {
    var operations = Callers.operations(place);
    if (operations.isEmpty()) {
      return Callers.noCalls(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    grouped(operations, Groups::of)
        .forEach(
            (resource, group) -> {
              var alike = grouped(group, AccessWords::authorization);
              var rights = new ArrayList<String>();
              alike.forEach(
                  (who, those) ->
                      rights.add(
                          "%s: %s"
                              .formatted(
                                  Phrase.and(
                                      those.stream()
                                          .map(Authorization::action)
                                          .map(MarkdownText::code)
                                          .toList()),
                                  who)));
              var told = String.join("; ", rights);
              if (Cells.fits(told)) {
                rows.add(
                    Phrase.row(
                        "resource", resourceLink(resource),
                        "action", Phrase.count(group.size(), "operation"),
                        "permission", told));
              } else {
                alike.values().forEach(those -> rows.addAll(alike(those)));
              }
            });
    return List.of(place.table(PERMISSION, rows, row -> row));
  }
}
