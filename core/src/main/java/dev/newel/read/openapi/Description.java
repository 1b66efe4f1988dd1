package dev.newel.read.openapi;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.HttpApi.NamedSchema;
import dev.newel.foreign.http.HttpApi.Unread;
import dev.newel.foreign.http.Schema;
import dev.newel.read.FileTree;
import dev.newel.read.tree.Node;
import dev.newel.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What descriptions of the OpenAPI family have in common: files that refer to each other, and
/// JSON Schema 2020-12.
public final class Description {
  private final Log log = new Log();
  private final SchemaNames names = new SchemaNames();
  private final Files files;
  private final Refs refs;
  private final SchemaReader schemas;

  public Description(FileTree tree) {
    this.files = new Files(tree);
    this.refs = new Refs(files, log);
    this.schemas = new SchemaReader(Dialect.V31, refs, names, log, new Samples());
  }

  /// The top of the file `first`; null, and a finding, where there is none.
  public @Nullable Node open(String first) {
    if (files.open(first) instanceof Files.Found.Root(Node root)) {
      return root;
    }
    if (files.findings().isEmpty()) {
      error(
          OasId.LACKS,
          Span.point(first, 1, 1),
          "`%s` holds no description.".formatted(first),
          null);
    }
    return null;
  }

  /// A mapping to be read.
  ///
  /// @param noun what it is, for messages
  public Part part(Node node, String noun) {
    return new Part(node, noun, log);
  }

  /// What `node` is after its references; null, and a finding, where they lead nowhere.
  public @Nullable Node resolve(Node node) {
    var resolved = refs.resolve(node);
    return resolved == null ? null : resolved.node();
  }

  /// The last name of the way that a reference names; empty, and a finding, where it leads nowhere.
  public String targetName(Node node) {
    var ref = Refs.of(node);
    var target = ref == null ? null : refs.target(ref);
    return target == null ? "" : target.name();
  }

  public Schema schema(Node node) {
    return schemas.read(node);
  }

  /// Gives the schemas of the description's components their names.
  public void nameSchemas(@Nullable Node named) {
    for (var i = 0; named != null && i < named.size(); i++) {
      names.component(named.name(i), named.value(i), named.nameSpan(i));
    }
  }

  /// Every schema that was named or referred to.
  public Map<String, NamedSchema> schemas() {
    return names.readAll(schemas::read);
  }

  public void error(OasId id, Span place, String message, @Nullable String hint) {
    log.error(id, place, message, hint);
  }

  public List<Unread> unread() {
    return log.unread();
  }

  /// Everything found, the file `first` first, then by place.
  public List<Finding> findings(String first) {
    log.addAll(files.findings());
    return log.findings(first);
  }

  /// The text of every file, by the name that findings have for it.
  public Map<String, String> texts() {
    return files.texts();
  }
}
