package dev.newel.read.openapi;

import dev.newel.read.tree.Node;
import dev.newel.text.DidYouMean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows `$ref`: a JSON Pointer (RFC 6901) into the same file, or after a path into another. A
/// path counts from the file that refers.
final class Refs {
  private static final int MOST_ON_THE_WAY = 50;

  private final Files files;
  private final Log log;
  private final Map<String, Target> known = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  /// References that are followed on the way to others, innermost first.
  private final ArrayDeque<Node> walking = new ArrayDeque<>();

  /// Where a reference leads.
  ///
  /// @param path of the file
  /// @param tokens the way in it; empty for the whole file
  record Target(Node node, String path, List<String> tokens) {
    /// The last name of the way, or the file's name without its end.
    String name() {
      if (!tokens.isEmpty()) {
        return tokens.getLast();
      }
      var file = path.substring(path.lastIndexOf('/') + 1);
      var dot = file.indexOf('.');
      return dot > 0 ? file.substring(0, dot) : file;
    }
  }

  /// A node that is no reference any more.
  ///
  /// @param component the name of the first target on the way, empty where there was no reference
  record Resolved(Node node, String component) {}

  Refs(Files files, Log log) {
    this.files = files;
    this.log = log;
  }

  /// The pointers that were followed, and what they led through.
  Set<String> used() {
    return used;
  }

  /// The text of a node's `$ref`, as a node; null where it has none.
  static @Nullable Node of(Node node) {
    var ref = node.isMapping() ? node.get("$ref") : null;
    return ref != null && ref.kind() == Node.Kind.TEXT ? ref : null;
  }

  /// Follows references from `node` on until something else stands there; null, and a finding,
  /// where they lead nowhere.
  @Nullable Resolved resolve(Node node) {
    var now = node;
    var component = "";
    var seen = new HashSet<Node>();
    for (var ref = of(now); ref != null; ref = of(now)) {
      if (!seen.add(now)) {
        circle(ref);
        return null;
      }
      var target = target(ref);
      if (target == null) {
        return null;
      }
      component = component.isEmpty() ? target.name() : component;
      now = target.node();
    }
    return new Resolved(now, component);
  }

  void circle(Node ref) {
    log.error(
        OasId.REF_CIRCLE,
        ref.span(),
        "`%s` leads back to itself.".formatted(shown(ref.text())),
        "Write out what is meant at one of the places.");
  }

  /// Where a reference leads; null, and a finding, where that is nowhere.
  @Nullable Target target(Node ref) {
    var from = files.pathOf(ref);
    var key = from + '\n' + ref.text();
    var target = known.get(key);
    if (target == null) {
      target = find(ref, from);
      if (target != null) {
        known.put(key, target);
      }
    }
    return target;
  }

  private @Nullable Target find(Node ref, String from) {
    var text = ref.text();
    var hash = text.indexOf('#');
    var file = hash < 0 ? text : text.substring(0, hash);
    var pointer = hash < 0 ? "" : text.substring(hash + 1);
    var path = from;
    if (!file.isEmpty()) {
      if (file.contains("://") || file.startsWith("//") || file.startsWith("/")) {
        log.error(
            OasId.REF_OUTSIDE,
            ref.span(),
            "`%s` leads out of the folder of the description; nothing is fetched."
                .formatted(shown(text)),
            "Put a copy beside the description and refer to it by a relative path.");
        return null;
      }
      path = beside(from, percentDecoded(file));
    }
    if (path == null) {
      outside(ref);
      return null;
    }
    return switch (files.open(path)) {
      case Files.Found.Root(Node root) -> walk(ref, root, path, pointer);
      case Files.Found.Nothing nothing when nothing.outside() -> {
        outside(ref);
        yield null;
      }
      case Files.Found.Nothing nothing -> {
        log.error(
            OasId.BROKEN_REF,
            ref.span(),
            "`%s` leads nowhere: %s.".formatted(shown(text), nothing.reason()),
            "Name a file beside the description, counted from the file that refers.");
        yield null;
      }
    };
  }

  private void outside(Node ref) {
    log.error(
        OasId.REF_OUTSIDE,
        ref.span(),
        "`%s` lies outside the folder of the description.".formatted(shown(ref.text())),
        "Check the folder that holds both.");
  }

  private @Nullable Target walk(Node ref, Node root, String path, String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      log.error(
          OasId.BROKEN_REF,
          ref.span(),
          "`%s` is no JSON Pointer: what follows the `#` begins with `/`."
              .formatted(shown(ref.text())),
          "Write `#/%s`.".formatted(shown(pointer)));
      return null;
    }
    var tokens = tokens(pointer);
    var now = root;
    for (var i = 0; i < tokens.size(); i++) {
      var within = Refs.of(now) == null ? new Resolved(now, "") : onTheWay(now);
      if (within == null) {
        return null;
      }
      var next = member(within.node(), tokens.get(i));
      if (next == null) {
        missing(ref, within.node(), tokens, i);
        return null;
      }
      now = next;
    }
    // A component is used by what refers to a part of it, too.
    var part = new StringBuilder();
    for (var token : tokens) {
      used.add(part.append('/').append(token).toString());
    }
    return new Target(now, path, tokens);
  }

  /// What a reference on the way to another leads to. Such ways may lead through each other.
  private @Nullable Resolved onTheWay(Node node) {
    if (walking.size() >= MOST_ON_THE_WAY || walking.contains(node)) {
      circle(node.get("$ref") instanceof Node ref ? ref : node);
      return null;
    }
    walking.push(node);
    var resolved = resolve(node);
    walking.pop();
    return resolved;
  }

  private static @Nullable Node member(Node node, String token) {
    if (node.isMapping()) {
      return node.get(token);
    }
    if (!node.isSequence() || !token.matches("0|[1-9][0-9]{0,8}")) {
      return null;
    }
    var index = Integer.parseInt(token);
    return index < node.size() ? node.value(index) : null;
  }

  private void missing(Node ref, Node within, List<String> tokens, int at) {
    var parent = at == 0 ? "the file" : "`" + shown(tokens.get(at - 1)) + "`";
    log.error(
        OasId.BROKEN_REF,
        ref.span(),
        "`%s` leads nowhere: %s has no `%s`."
            .formatted(shown(ref.text()), parent, shown(tokens.get(at))),
        hint(within, tokens.get(at)));
  }

  private static String hint(Node within, String name) {
    var closest = DidYouMean.hint(name, within.names());
    return closest != null ? closest : "Define it, or remove the reference.";
  }

  private static List<String> tokens(String pointer) {
    if (pointer.isEmpty()) {
      return List.of();
    }
    var tokens = new ArrayList<String>();
    for (var token : pointer.substring(1).split("/", -1)) {
      tokens.add(percentDecoded(token).replace("~1", "/").replace("~0", "~"));
    }
    return tokens;
  }

  /// The path of `file` as seen from the file `from`; null where it leads above the folder.
  static @Nullable String beside(String from, String file) {
    var parts = new ArrayList<String>();
    var folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
    for (var part : (folder + file).replace('\\', '/').split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return null;
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /// A text without the escapes of RFC 3986 (section 2.1); what is no escape stays as it is.
  static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var decoded = new byte[bytes.length];
    var length = 0;
    for (var i = 0; i < bytes.length; i++) {
      var high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      var low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '%' && high >= 0 && low >= 0) {
        decoded[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        decoded[length++] = bytes[i];
      }
    }
    return new String(decoded, 0, length, StandardCharsets.UTF_8);
  }

  private static String shown(String text) {
    return text.length() > 120 ? text.substring(0, 119) + "…" : text;
  }
}
