package dev.newel.read.openapi;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.HttpApi.Tag;
import dev.newel.read.FileTree;
import dev.newel.read.OneFile;
import dev.newel.read.tree.Node;
import dev.newel.read.tree.TopLevel;
import dev.newel.read.tree.TreeReader;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads an OpenAPI description, JSON or YAML, of one file or of many that refer to each other.
/// Whatever the files hold, the answer is what could be read, with findings.
public final class OpenApiReader {
  /// A longer file is not read.
  public static final int MOST_BYTES = TreeReader.LIMITS.bytes();

  private final Log log = new Log();
  private final Samples samples = new Samples();
  private final SchemaNames names = new SchemaNames();
  private final Files files;
  private final Refs refs;

  /// A description, read.
  ///
  /// @param api null where the first file holds no description
  /// @param findings of reading and of checking, the first file's first, then by place
  /// @param texts of all files, by the name that findings have for them
  public record Read(@Nullable HttpApi api, List<Finding> findings, Map<String, String> texts) {
    public Read {
      findings = List.copyOf(findings);
      texts = Map.copyOf(texts);
    }
  }

  private OpenApiReader(FileTree tree) {
    this.files = new Files(tree);
    this.refs = new Refs(files, log);
  }

  /// Whether a file says at its top level that it is an OpenAPI description. Seen without reading
  /// the whole, and of no text that is no JSON or YAML.
  public static boolean describes(byte[] bytes) {
    return TopLevel.names(bytes, Set.of("openapi", "swagger"));
  }

  /// Reads the description that begins with the file `first` of a folder. References may lead to
  /// any other file of the folder and to nothing outside it; nothing is fetched.
  public static Read read(FileTree tree, String first) {
    return new OpenApiReader(tree).read(first);
  }

  /// Reads a description of one file.
  public static Read read(String file, byte[] bytes) {
    return read(new OneFile(file, bytes), file);
  }

  private Read read(String first) {
    var found = files.open(first);
    if (found instanceof Files.Found.Root(Node root)) {
      var api = description(root);
      return new Read(api, api == null ? all(root) : api.findings(), files.texts());
    }
    var findings = new ArrayList<>(files.findings());
    if (findings.isEmpty() && found instanceof Files.Found.Nothing nothing) {
      findings.add(
          Finding.error(
              OasId.LACKS.id(),
              Address.ROOT,
              Span.point(first, 1, 1),
              "`%s` holds no description: %s.".formatted(first, nothing.reason()),
              null));
    }
    return new Read(null, findings, files.texts());
  }

  private List<Finding> all(Node root) {
    log.addAll(files.findings());
    return log.findings(root.source().file());
  }

  private @Nullable HttpApi description(Node root) {
    var version = Version.of(root, log);
    if (version == null) {
      return null;
    }
    var dialect = Dialect.of(version);
    var schemas = new SchemaReader(dialect, refs, names, log, samples);
    var context = new Context(dialect, refs, schemas, samples, log);
    var part = context.part(root, "description");
    part.any("openapi");
    part.any("swagger");
    var info = info(context, part);
    var components = new Components(context, part);
    components.nameSchemas(names);
    var security = new SecurityReader(context);
    var schemes = security.schemes(components.section("securitySchemes"));
    var operations =
        new OperationReader(context, security, part.texts("consumes"), part.texts("produces"));
    if (!part.has("paths") && dialect != Dialect.V31) {
      part.lacks("paths");
    }
    var paths = operations.paths(context.section(part, "paths"));
    var webhooks = operations.webhooks(context.section(part, "webhooks"));
    var servers = Servers.read(context, part);
    part.unread("The model has no place for it.", "externalDocs", "jsonSchemaDialect");
    var demanded = security.security(part);
    var tags = tags(context, part);
    components.readOthers(operations);
    var api =
        new HttpApi(
            root.source().file(),
            version,
            info.title(),
            info.release(),
            info.description(),
            servers,
            schemes,
            demanded,
            tags,
            paths,
            webhooks,
            names.readAll(schemas::read),
            part.rest(),
            log.unread(),
            List.of());
    Checks.check(api, dialect, log);
    Conformance.check(samples, api, log);
    components.tellUnused(api);
    return with(api, all(root));
  }

  private record Info(String title, String release, String description) {}

  private static Info info(Context context, Part part) {
    var node = part.any("info");
    if (node == null) {
      part.lacks("info");
      return new Info("", "", "");
    }
    var info = context.part(node, "info");
    var read =
        new Info(info.neededText("title"), info.neededText("version"), info.text("description"));
    info.unread(
        "The model has no place for it.", "termsOfService", "contact", "license", "summary");
    info.rest();
    return read;
  }

  private static List<Tag> tags(Context context, Part part) {
    var tags = new ArrayList<Tag>();
    var seen = new TreeMap<String, Span>();
    for (var node : part.list("tags")) {
      var tag = context.part(node, "tag");
      var name = tag.neededText("name");
      var description = tag.text("description");
      tag.unread("The model has no place for it.", "externalDocs");
      tags.add(new Tag(name, description, tag.rest(), node.span()));
      var before = seen.putIfAbsent(name, node.span());
      if (before != null) {
        context
            .log()
            .error(
                OasId.SAME_NAME,
                node.span(),
                "The tag `%s` stands twice; the first is in line %d."
                    .formatted(name, before.line()),
                "Remove one.");
      }
    }
    return tags;
  }

  private HttpApi with(HttpApi api, List<Finding> findings) {
    return new HttpApi(
        api.file(),
        api.version(),
        api.title(),
        api.release(),
        api.description(),
        api.servers(),
        api.schemes(),
        api.security(),
        api.tags(),
        api.paths(),
        api.webhooks(),
        api.schemas(),
        api.extensions(),
        log.unread(),
        findings);
  }
}
