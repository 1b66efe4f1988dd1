package dev.newel.read.asyncapi;

import dev.newel.finding.Finding;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.messaging.MessagingApi.Action;
import dev.newel.foreign.messaging.MessagingApi.Channel;
import dev.newel.foreign.messaging.MessagingApi.Exchange;
import dev.newel.foreign.messaging.MessagingApi.Parameter;
import dev.newel.foreign.messaging.MessagingApi.Server;
import dev.newel.read.FileTree;
import dev.newel.read.OneFile;
import dev.newel.read.openapi.Description;
import dev.newel.read.openapi.OasId;
import dev.newel.read.openapi.Part;
import dev.newel.read.tree.Node;
import dev.newel.read.tree.TopLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an AsyncAPI description, JSON or YAML, of one file or of many that refer to each other.
/// Whatever the files hold, the answer is what could be read, with findings.
public final class AsyncApiReader {
  private static final String NO_PLACE = "The model has no place for it.";

  /// Components that are read where something refers to them.
  private static final List<String> REFERRED_TO =
      List.of(
          "messages",
          "parameters",
          "channels",
          "servers",
          "operations",
          "replies",
          "operationTraits",
          "messageTraits",
          "serverBindings",
          "channelBindings",
          "operationBindings",
          "messageBindings");

  private final Description description;
  private final Bindings bindings;
  private final List<Channel> channels = new ArrayList<>();
  private final List<Exchange> operations = new ArrayList<>();

  /// A description, read.
  ///
  /// @param api null where the first file holds no description
  /// @param texts of all files, by the name that findings have for them
  public record Read(
      @Nullable MessagingApi api, List<Finding> findings, Map<String, String> texts) {
    public Read {
      findings = List.copyOf(findings);
      texts = Map.copyOf(texts);
    }
  }

  private AsyncApiReader(Description description) {
    this.description = description;
    bindings = new Bindings(description);
  }

  /// Whether a file begins an AsyncAPI description: it has `asyncapi` at its top level.
  public static boolean describes(byte[] bytes) {
    return TopLevel.names(bytes, Set.of("asyncapi"));
  }

  /// Reads the description that begins with the file `first` of a folder. References may lead to
  /// any other file of the folder and to nothing outside it; nothing is fetched.
  public static Read read(FileTree tree, String first) {
    var description = new Description(tree);
    var root = description.open(first);
    var api = root == null ? null : new AsyncApiReader(description).read(root);
    var findings = description.findings(root == null ? first : root.source().file());
    return new Read(api == null ? null : with(api, findings), findings, description.texts());
  }

  /// Reads a description of one file.
  public static Read read(String file, byte[] bytes) {
    return read(new OneFile(file, bytes), file);
  }

  private static MessagingApi with(MessagingApi api, List<Finding> findings) {
    return new MessagingApi(
        api.file(),
        api.version(),
        api.title(),
        api.release(),
        api.description(),
        api.servers(),
        api.channels(),
        api.operations(),
        api.schemas(),
        api.extensions(),
        api.unread(),
        findings);
  }

  private @Nullable MessagingApi read(Node root) {
    if (!root.isMapping() || !root.has("asyncapi")) {
      description.error(
          OasId.BAD_VERSION,
          root.span(),
          "The file says no version of AsyncAPI: it has no `asyncapi` at its top level.",
          "Name the first file of an AsyncAPI description.");
      return null;
    }
    var part = description.part(root, "description");
    var version = part.text("asyncapi");
    if (!version.matches("[23]\\.\\d+(\\.\\d+)?.*")) {
      description.error(
          OasId.BAD_VERSION,
          part.nameSpan("asyncapi"),
          "The version is `asyncapi: %s`, expected 2 or 3.".formatted(version),
          null);
    }
    var info = description.part(orNothing(part.any("info"), root), "info");
    var messages = new MessageReader(description, bindings, part.text("defaultContentType"));
    var servers = servers(part);
    var isTwo = version.startsWith("2");
    readChannels(part.mapping("channels"), messages, isTwo);
    if (!isTwo) {
      readOperations(part.mapping("operations"));
    }
    new Checks(description).check(channels, operations);
    components(part);
    part.unread(NO_PLACE, "id", "tags", "externalDocs");
    var api =
        new MessagingApi(
            root.source().file(),
            version,
            info.neededText("title"),
            info.neededText("version"),
            info.text("description"),
            servers,
            channels,
            operations,
            description.schemas(),
            part.rest(),
            List.of(),
            List.of());
    info.unread(NO_PLACE, "termsOfService", "contact", "license", "tags", "externalDocs");
    info.rest();
    return new MessagingApi(
        api.file(),
        api.version(),
        api.title(),
        api.release(),
        api.description(),
        servers,
        channels,
        operations,
        api.schemas(),
        api.extensions(),
        description.unread(),
        List.of());
  }

  private static Node orNothing(@Nullable Node node, Node root) {
    return node == null ? Node.nothing(root.source()) : node;
  }

  private List<Server> servers(Part root) {
    var servers = new ArrayList<Server>();
    var node = root.mapping("servers");
    for (var i = 0; node != null && i < node.size(); i++) {
      var resolved = description.resolve(node.value(i));
      if (resolved != null) {
        var part = description.part(resolved, "server `%s`".formatted(node.name(i)));
        var address = part.text(part.has("url") ? "url" : "host") + part.text("pathname");
        servers.add(
            new Server(
                node.name(i),
                address,
                part.neededText("protocol"),
                part.text("description"),
                node.nameSpan(i)));
        part.unread(
            NO_PLACE,
            "security",
            "tags",
            "bindings",
            "variables",
            "protocolVersion",
            "title",
            "summary",
            "externalDocs");
        part.rest();
      }
    }
    return servers;
  }

  private void readChannels(@Nullable Node node, MessageReader messages, boolean isTwo) {
    for (var i = 0; node != null && i < node.size(); i++) {
      var resolved = description.resolve(node.value(i));
      if (resolved != null) {
        var name = node.name(i);
        var part = description.part(resolved, "channel `%s`".formatted(name));
        var all = new ArrayList<MessagingApi.Message>();
        if (isTwo) {
          exchange(part, "publish", Action.RECEIVE, name, messages, all);
          exchange(part, "subscribe", Action.SEND, name, messages, all);
        } else {
          all.addAll(messages.named(part.mapping("messages")));
        }
        var address = isTwo || !part.has("address") ? name : address(part);
        channels.add(
            new Channel(
                name,
                address,
                part.text("description"),
                parameters(part),
                all,
                isTwo ? names(part) : part.list("servers").stream().map(this::target).toList(),
                bindings.kept(part),
                node.nameSpan(i)));
        part.unread(NO_PLACE, "tags", "externalDocs", "title", "summary");
        part.rest();
      }
    }
  }

  /// AsyncAPI 2 names servers and does not refer to them.
  private static List<String> names(Part channel) {
    return channel.list("servers").stream().map(Node::text).toList();
  }

  private static String address(Part channel) {
    var address = channel.any("address");
    return address == null || address.kind() == Node.Kind.NULL ? "" : channel.text("address");
  }

  private List<Parameter> parameters(Part channel) {
    var parameters = new ArrayList<Parameter>();
    var node = channel.mapping("parameters");
    for (var i = 0; node != null && i < node.size(); i++) {
      var resolved = description.resolve(node.value(i));
      if (resolved != null) {
        var part = description.part(resolved, "parameter `%s`".formatted(node.name(i)));
        parameters.add(new Parameter(node.name(i), part.text("description"), node.nameSpan(i)));
        part.unread(NO_PLACE, "schema", "location", "enum", "default", "examples");
        part.rest();
      } else {
        // Declared all the same, by a reference that leads nowhere.
        parameters.add(new Parameter(node.name(i), "", node.nameSpan(i)));
      }
    }
    return parameters;
  }

  /// An operation of AsyncAPI 2, which stands in its channel.
  private void exchange(
      Part channel,
      String key,
      Action action,
      String name,
      MessageReader messages,
      List<MessagingApi.Message> all) {
    var node = channel.mapping(key);
    if (node == null) {
      return;
    }
    var part = description.part(node, "operation `%s`".formatted(key));
    var own = messages.ofOperation(part.any("message"));
    own.stream()
        .filter(message -> all.stream().noneMatch(each -> each.id().equals(message.id())))
        .forEach(all::add);
    operations.add(
        new Exchange(
            part.text("operationId"),
            action,
            name,
            own.stream().map(MessagingApi.Message::id).toList(),
            part.text("summary"),
            part.text("description"),
            null,
            bindings.group(part),
            channel.nameSpan(key)));
    part.unread(NO_PLACE, "tags", "security", "externalDocs");
    part.rest();
  }

  private void readOperations(@Nullable Node node) {
    for (var i = 0; node != null && i < node.size(); i++) {
      var resolved = description.resolve(node.value(i));
      if (resolved == null) {
        continue;
      }
      var part = description.part(resolved, "operation `%s`".formatted(node.name(i)));
      var action = part.neededText("action");
      if (!action.matches("send|receive|")) {
        description.error(
            OasId.WRONG_WORD,
            part.nameSpan("action"),
            "`action` of the operation `%s` is `%s`, expected receive or send."
                .formatted(node.name(i), action),
            null);
      }
      var channel = part.any("channel");
      if (channel == null) {
        part.lacks("channel");
      }
      operations.add(
          new Exchange(
              node.name(i),
              action.equals("receive") ? Action.RECEIVE : Action.SEND,
              target(channel),
              part.list("messages").stream().map(this::target).toList(),
              part.text("summary"),
              part.text("description"),
              reply(part),
              bindings.group(part),
              node.nameSpan(i)));
      part.unread(NO_PLACE, "tags", "security", "externalDocs", "title");
      part.rest();
    }
  }

  private @Nullable String reply(Part operation) {
    var reply = operation.mapping("reply");
    if (reply == null) {
      return null;
    }
    var part = description.part(reply, "reply");
    var channel = part.any("channel");
    part.unread(NO_PLACE, "address", "messages");
    part.rest();
    return channel == null ? null : target(channel);
  }

  /// The name of what a reference leads to; empty, and a finding, where there is nothing.
  private String target(@Nullable Node node) {
    return node == null ? "" : description.targetName(node);
  }

  private void components(Part root) {
    var node = root.mapping("components");
    if (node != null) {
      var part = description.part(node, "components");
      description.nameSchemas(part.mapping("schemas"));
      REFERRED_TO.forEach(part::any);
      part.unread(
          NO_PLACE,
          "replyAddresses",
          "securitySchemes",
          "serverVariables",
          "correlationIds",
          "externalDocs",
          "tags");
      part.rest();
    }
  }
}
