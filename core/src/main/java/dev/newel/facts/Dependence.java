package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.access.Grant;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target;
import dev.newel.design.api.Target.Choice;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Function;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the answers of a read depend on, beside the arguments of the request.
///
/// @param entities the entities and values whose rows it looks at
/// @param rowAlone whether of its own entity it looks at no row but the one that it answers
/// @param viewer whether two who ask the same may be answered otherwise
/// @param roles whether two with other roles may be
/// @param request whether it tells something of the request, or makes something for it: no second
///     request may get that
public record Dependence(
    Set<String> entities, boolean rowAlone, boolean viewer, boolean roles, boolean request) {
  public Dependence {
    entities = Set.copyOf(entities);
  }

  /// What the answers of `read` depend on.
  public static Dependence of(Operation read, Design design) {
    var search = new Search(design, String.valueOf(read.target().entity()));
    search.target(read.target());
    search.query(read);
    switch (read.answer().content()) {
      case Content.One(var view) -> search.view(view);
      case Content.Many(var view) -> search.view(view);
      case Content.Values(Type.Value(var value)) -> search.view(design.model().views().get(value));
      default -> {}
    }
    if (read.kind() == Kind.LIST) {
      read.access().forEach(search::grant);
    }
    var own = read.target().entity();
    if (own != null) {
      search.entities.add(own);
    }
    var one = read.target().choice() instanceof Choice.ByKey || isViewer(read.target().choice());
    return new Dependence(
        search.entities, one && !search.ownElsewhere, search.viewer, search.roles, search.request);
  }

  private static boolean isViewer(Choice choice) {
    return choice instanceof Choice.Single(Expr.Root root) && root.name().equals("viewer");
  }

  /// Whether an expression asks what time it is.
  public static boolean asksTime(Expr expr) {
    return expr.walk()
        .anyMatch(
            part ->
                part instanceof Expr.Call call
                    && switch (call.function()) {
                      case NOW, TODAY, AGO, AHEAD -> true;
                      default -> false;
                    });
  }

  private static final class Search {
    private final Model model;
    private final boolean crossing;
    private final String own;
    private final Set<String> entities = new LinkedHashSet<>();
    private final Set<Object> seen = new HashSet<>();
    private boolean ownElsewhere;
    private boolean viewer;
    private boolean roles;
    private boolean request;

    private Search(Design design, String own) {
      this.model = design.model();
      var tenancy = design.tenancy();
      this.crossing = tenancy != null && !tenancy.cross().isEmpty();
      this.own = own;
    }

    void target(Target target) {
      for (var parent : target.parents()) {
        other(parent.entity());
        among(parent.entity());
      }
      if (target.entity() != null) {
        among(target.entity());
      }
      expr(target.where());
      switch (target.choice()) {
        case Choice.Single(var row) when isViewer(target.choice()) -> viewer = true;
        case Choice.Single(var row) -> expr(row);
        case Choice.Values(var field) -> field(own, model.field(own, field));
        default -> {}
      }
    }

    /// Rows that are deleted do not exist, nor do those of other tenants.
    private void among(String entity) {
      var of = model.entity(entity);
      expr(of.present());
      expr(of.ofTenant());
      viewer |= of.ofTenant() != null;
      roles |= of.ofTenant() != null && crossing;
    }

    void query(Operation read) {
      var query = read.query();
      if (query != null) {
        query.filters().forEach(filter -> expr(filter.where()));
        query.search().forEach(search -> expr(search.by()));
        query.sort().forEach(sort -> expr(sort.by()));
        query.sortable().forEach(sort -> expr(sort.by()));
      }
    }

    void grant(Grant grant) {
      // Who sees which rows hangs on who asks, be it by the role alone.
      viewer |= !grant.isForEveryRow();
      switch (grant) {
        case Grant.Anybody(var when) -> expr(when);
        case Grant.ToRole(var role, var when) -> expr(when);
        case Grant.ToOwner(var when, var also) -> {
          expr(when);
          expr(also);
        }
        case Grant.Named(var name, var entity, var path, var when, var also) -> {
          other(entity);
          expr(model.along(own, path));
          expr(when);
          expr(also);
        }
      }
    }

    void view(@Nullable View view) {
      if (view == null || !seen.add(view)) {
        return;
      }
      entities.add(view.of());
      for (var item : view.items()) {
        roles |= !item.roles().isEmpty() || !item.field().read().isEmpty();
        if (item.opened() == null
            && item.field().computed() == null
            && item.value() instanceof Expr.Member(var holder, var name, var type, var no, var kind)
            && type instanceof ExprType.RowOf) {
          // The key of the other row, which stands in this one.
          expr(holder);
        } else {
          expr(item.value());
          field(view.of(), item.field());
        }
        view(item.opened());
      }
    }

    private void other(String entity) {
      entities.add(entity);
      ownElsewhere |= entity.equals(own);
    }

    private void expr(@Nullable Expr expr) {
      if (expr != null && seen.add(expr)) {
        expr.walk().forEach(this::part);
      }
    }

    private void part(Expr part) {
      switch (part) {
        case Expr.Root root -> root(root);
        case Expr.Member member -> {
          type(member.type());
          var holder = holder(member.target().type());
          if (holder != null) {
            field(holder, model.fields(holder).get(member.name()));
          }
        }
        case Expr.Call call -> {
          request |= call.function() == Function.ACCESS_TOKEN;
          type(call.type());
        }
        default -> type(part.type());
      }
    }

    private void root(Expr.Root root) {
      switch (root.name()) {
        case "this" -> {
          if (!root.type().equals(new ExprType.RowOf(own))) {
            type(root.type());
          }
        }
        case "viewer" -> {
          viewer = true;
          type(root.type());
        }
        case "request" -> request = true;
        default -> type(root.type());
      }
    }

    private void type(ExprType type) {
      var holder = holder(type instanceof ExprType.ListOf(var element) ? element : type);
      if (holder != null && !model.fields(holder).isEmpty()) {
        other(holder);
      }
    }

    private static @Nullable String holder(ExprType type) {
      return switch (type) {
        case ExprType.RowOf(var entity) -> entity;
        case ExprType.StructOf(var name) -> name;
        default -> null;
      };
    }

    private void field(String holder, @Nullable Field field) {
      if (field == null || !seen.add(holder + "." + field.name())) {
        return;
      }
      expr(field.computed());
      if (field.type() instanceof Type.Derived derived) {
        other(derived.entity());
        expr(derived.where());
        for (var by : derived.sort()) {
          var name = by.startsWith("-") ? by.substring(1) : by;
          field(derived.entity(), model.field(derived.entity(), name));
        }
      }
    }
  }
}
