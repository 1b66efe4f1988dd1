package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Api;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Type;
import dev.newel.expr.ExprType;
import dev.newel.expr.FieldKind;
import dev.newel.expr.Scope;
import dev.newel.language.Json;
import dev.newel.language.OperationText;
import dev.newel.language.ResourceText;
import dev.newel.language.Shape;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Register, login and their like: there by convention where people log in with a password, unless
/// turned `off`.
final class IdentityPhase {
  private static final Address AT = Address.of("identity", "operations");
  private static final Map<String, Kind> KINDS = kinds();
  private static final Type ANY_SECRET = new Type.Text(Type.Text.Kind.PASSWORD, 1, 4096, null);

  private final OperationPhase.Parts parts;
  private final @Nullable Entity users;

  IdentityPhase(OperationPhase.Parts parts, Map<String, Entity> entities) {
    this.parts = parts;
    this.users = parts.identity().users() == null ? null : entities.get(parts.identity().users());
  }

  private static Map<String, Kind> kinds() {
    var kinds = new LinkedHashMap<String, Kind>();
    kinds.put("register", Kind.REGISTER);
    kinds.put("login", Kind.LOGIN);
    kinds.put("refresh", Kind.REFRESH);
    kinds.put("logout", Kind.LOGOUT);
    kinds.put("password", Kind.PASSWORD);
    return kinds;
  }

  Map<String, Operation> operations() {
    var operations = new LinkedHashMap<String, Operation>();
    var given = parts.context().written.identity();
    if (given == null) {
      return operations;
    }
    var texts = given.operations();
    for (var name : texts.keySet()) {
      if (!KINDS.containsKey(name)) {
        parts
            .context()
            .names
            .unknown(
                name,
                "operation of identity",
                KINDS.keySet(),
                AT.at(name),
                "Declare it as an action of a resource.");
      }
    }
    KINDS.forEach(
        (name, kind) -> {
          var text = texts.get(name);
          if (users != null && exists(kind, text)) {
            if (text == null) {
              parts
                  .context()
                  .convention(
                      AT.at(name),
                      "identity-operations",
                      "people who log in with a password can " + name,
                      Address.of("identity"));
            }
            operations.put(
                name, operation(name, kind, text == null ? OperationText.NONE : text, users));
          }
        });
    return operations;
  }

  private boolean exists(Kind kind, @Nullable OperationText text) {
    if (text != null) {
      return !Accesses.isOff(text.access());
    }
    var identity = parts.identity();
    var byPassword =
        identity.login() != null
            && identity.password() != null
            && identity.provider() == null
            && !identity.access().scheme().equals("Basic");
    return switch (kind) {
      case REGISTER, LOGIN -> byPassword;
      case REFRESH, LOGOUT -> byPassword && identity.refresh() != null;
      default -> false;
    };
  }

  private Operation operation(String name, Kind kind, OperationText text, Entity people) {
    var at = AT.at(name);
    List<Grant> access =
        kind == Kind.LOGOUT || kind == Kind.PASSWORD ? loggedIn() : List.of(new Grant.Anybody());
    var word = ResourcePhase.decapitalized(people.name());
    var envelope = parts.conventions().envelope(Arrays.asList(text.envelope()), word, word, null);
    var input = input(name, kind, text, people, envelope);
    var scope =
        parts
            .outside()
            .withRow(people.name())
            .withViewer(people.name(), false)
            .withInput(sent(input, people));
    var effects = parts.effects().effects(text.effects(), people.name(), scope, at);
    var target = new Target(people.name(), word, List.of(), new Target.Choice.None(), null, false);
    var draft =
        new Failures.Draft(kind, text, people, access, target, null, input, effects, text.fails());
    return new Resolved(
            "identity." + name,
            at,
            kind,
            text.doc() == null ? doc(kind) : text.doc(),
            List.of(ResourceText.Interface.HTTP),
            endpoint(name, text),
            access,
            target,
            null,
            input,
            answer(kind, text, people, envelope, at),
            parts.failures().of(draft),
            effects,
            parts.api().unknown())
        .with(text);
  }

  private @Nullable Input input(
      String name, Kind kind, OperationText text, Entity people, Api.Envelope envelope) {
    var schema = ResourcePhase.capitalized(name) + "Input";
    return parts
        .inputs()
        .input(
            schema,
            schema,
            Input.In.BODY,
            members(kind, text, people, AT.at(name)),
            text.accepts() == null && text.answers() == null ? BARE : envelope.request(),
            false);
  }

  /// What `input.x` can name: what the request bears, a password as it was sent.
  private List<Scope.Field> sent(@Nullable Input input, Entity people) {
    var ofPerson = parts.outside().members(new ExprType.RowOf(people.name()));
    var sent = new ArrayList<Scope.Field>();
    for (var member : input == null ? List.<Input.Member>of() : input.members()) {
      var name = member.field().name();
      if (member.isArgument()) {
        sent.add(
            new Scope.Field(
                name, member.field().type().expr(), !member.required(), FieldKind.COLUMN));
      } else {
        ofPerson.stream().filter(field -> field.name().equals(name)).forEach(sent::add);
      }
    }
    return sent;
  }

  private static final Json BARE = new Json.Text("{item}");

  private static String doc(Kind kind) {
    return switch (kind) {
      case REGISTER -> "Makes an account.";
      case LOGIN -> "Checks the credentials and gives tokens.";
      case REFRESH -> "Gives a new pair of tokens for a refresh token.";
      case LOGOUT -> "Ends the refresh tokens of this login.";
      default -> "Changes the password and ends all other logins of the person.";
    };
  }

  private List<Grant> loggedIn() {
    return parts.identity().roles().keySet().stream()
        .filter(role -> !role.equals(dev.newel.design.access.Role.ANONYMOUS))
        .<Grant>map(role -> new Grant.ToRole(role, null))
        .toList();
  }

  private Endpoint endpoint(String name, OperationText text) {
    var http = text.http();
    parts.context().oneMethod(http, AT.at(name).at("http"));
    var path = http == null || http.path() == null ? "/auth/" + name : http.path();
    return new Endpoint(
        http == null ? "POST" : http.method(),
        parts.api().base() + (path.startsWith("/") ? path : "/" + path),
        List.of());
  }

  private List<Input.Member> members(Kind kind, OperationText text, Entity people, Address at) {
    if (text.accepts() != null) {
      return parts.inputs().members(kind, text.accepts(), people, null, at);
    }
    var identity = parts.identity();
    return switch (kind) {
      case REGISTER -> parts.inputs().members(kind, null, people, null, at);
      case LOGIN -> parts.inputs().members(kind, credentials(identity), people, null, at);
      case REFRESH, LOGOUT ->
          identity.refresh() == null || identity.refresh().cookie() != null
              ? List.of()
              : List.of(argument("refreshToken", "The refresh token."));
      default -> passwords(people);
    };
  }

  /// The two passwords, and where the refresh token travels in bodies the one that stays valid.
  private List<Input.Member> passwords(Entity people) {
    var members =
        new ArrayList<>(
            List.of(
                argument("oldPassword", "The present password."),
                argument("newPassword", "The new password.", passwordOf(people))));
    var refresh = parts.identity().refresh();
    if (refresh != null && refresh.cookie() == null) {
      var kept = argument("refreshToken", "The refresh token that stays valid.");
      members.add(new Input.Member(kept.wire(), kept.path(), kept.field(), false, true, List.of()));
    }
    return members;
  }

  private static Shape credentials(Identity identity) {
    var items = new ArrayList<Shape.Item>();
    for (var field :
        List.of(String.valueOf(identity.login()), String.valueOf(identity.password()))) {
      items.add(new Shape.Item.Field(field));
    }
    return new Shape.Fields(items);
  }

  /// A new password is what the field of passwords demands.
  private Type passwordOf(Entity people) {
    var field = people.fields().get(String.valueOf(parts.identity().password()));
    return field == null ? ANY_SECRET : field.type();
  }

  private Input.Member argument(String name, String doc) {
    return argument(name, doc, ANY_SECRET);
  }

  private Input.Member argument(String name, String doc, Type type) {
    var field = parts.fields().conventional(name, type, false, null, doc);
    return new Input.Member(field.wire(), List.of(), field, true, false, List.of());
  }

  private Answer answer(
      Kind kind, OperationText text, Entity people, Api.Envelope envelope, Address at) {
    if (text.answers() == null
        && (kind == Kind.REGISTER || kind == Kind.LOGIN || kind == Kind.REFRESH)) {
      var status = text.status() != null ? text.status() : kind == Kind.REGISTER ? 201 : 200;
      return Answers.tokens(status, tokens(kind, people));
    }
    return parts.answers().answer(kind, text, people.name(), people.name(), envelope, false, at);
  }

  private Answer.Content.Tokens tokens(Kind kind, Entity people) {
    var fields = parts.fields();
    var refresh = parts.identity().refresh();
    var view = kind == Kind.REFRESH ? null : parts.views().named(people.name());
    return new Answer.Content.Tokens(
        fields.wire("accessToken"),
        fields.wire("tokenType"),
        fields.wire("expiresIn"),
        refresh == null || refresh.cookie() != null ? null : fields.wire("refreshToken"),
        view == null
            ? null
            : new Answer.Content.Tokens.Person(
                fields.wire(ResourcePhase.decapitalized(people.name())), view));
  }
}
