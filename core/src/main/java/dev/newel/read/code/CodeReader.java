package dev.newel.read.code;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.code.CodeBase;
import dev.newel.foreign.code.CodeBase.Build;
import dev.newel.read.FileTree;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a Spring application out of a folder: its Java sources without its tests, and the build
/// files of Maven and Gradle. Nothing is compiled, run or fetched.
///
/// Findings: [CodeId].
public final class CodeReader {
  /// A longer file is not read.
  private static final int MOST_BYTES = 1_000_000;
  /// What all files may have together.
  private static final long MOST_IN_ALL = 100_000_000;

  private static final Set<String> BUILDS = Set.of("pom.xml", "build.gradle", "build.gradle.kts");
  private static final Pattern NOT_READ =
      Pattern.compile("(?:.*/)?(?:src/(?:test|it|testFixtures)|build|out|bin)/.*");
  private static final Pattern OTHERS = Pattern.compile(".*\\.(?:kt|groovy|scala)");
  private static final Pattern SETTINGS =
      Pattern.compile("(?:.*/)?src/main/resources/application\\.(?:properties|ya?ml)");
  private static final Pattern CONTEXT =
      Pattern.compile(
          "(?m)^(?:server\\.servlet\\.)?[ \\t]*context-path[ \\t]*[:=][ \\t]*[\"']?(/[\\w/.-]*)");

  private final FileTree tree;
  private final Told told = new Told();
  private final List<String> files = new ArrayList<>();
  private long bytes;

  private CodeReader(FileTree tree) {
    this.tree = tree;
  }

  /// Whether a file is one that an application is read from.
  public static boolean describes(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return !NOT_READ.matcher(path).matches()
        && (GradleCatalogue.FILE.matcher(path).matches()
            || BUILDS.contains(name)
            || SETTINGS.matcher(path).matches()
            || OTHERS.matcher(path).matches()
            || (name.endsWith(".java") && !JavaParsing.NO_TYPES.contains(name)));
  }

  /// What all files of a folder say. Whatever they hold, the answer is what could be read.
  public static CodeBase read(FileTree tree) {
    return new CodeReader(tree).read();
  }

  private CodeBase read() {
    var parsing = new JavaParsing(told.findings);
    var sources = new ArrayList<SourceText>();
    var builds = new ArrayList<Build>();
    var gradle = new ArrayList<SourceText>();
    var catalogues = new ArrayList<SourceText>();
    var base = "";
    for (var path : tree.files()) {
      if (!describes(path)) {
        continue;
      }
      if (OTHERS.matcher(path).matches()) {
        told.unread("Java alone is read.", Evidence.explicit(start(path), path));
        continue;
      }
      var source = source(path);
      if (source == null) {
        continue;
      }
      files.add(source.file());
      var name = path.substring(path.lastIndexOf('/') + 1);
      if (name.equals("pom.xml")) {
        add(new MavenReader(told).read(source), builds);
      } else if (BUILDS.contains(name)) {
        gradle.add(source);
      } else if (GradleCatalogue.FILE.matcher(path).matches()) {
        catalogues.add(source);
      } else if (SETTINGS.matcher(path).matches()) {
        var context = CONTEXT.matcher(source.text());
        base = base.isEmpty() && context.find() ? context.group(1).replaceAll("/$", "") : base;
      } else {
        sources.add(source);
      }
    }
    var catalogue = GradleCatalogue.of(catalogues, told);
    gradle.forEach(source -> builds.add(GradleReader.read(source, catalogue)));
    return codeBase(new Sources(parsing.types(sources)), build(builds), base);
  }

  private static void add(@Nullable Build build, List<Build> builds) {
    if (build != null) {
      builds.add(build);
    }
  }

  /// One build of many modules: what the first says of itself, with the libraries of all.
  private static @Nullable Build build(List<Build> builds) {
    if (builds.isEmpty()) {
      return null;
    }
    var libraries = new ArrayList<CodeBase.Library>();
    var unread = new ArrayList<CodeBase.Unread>();
    var java = "";
    for (var build : builds) {
      java = java.isEmpty() ? build.java() : java;
      unread.addAll(build.unread());
      for (var library : build.libraries()) {
        if (libraries.stream()
            .noneMatch(
                each ->
                    each.group().equals(library.group())
                        && each.artifact().equals(library.artifact()))) {
          libraries.add(library);
        }
      }
    }
    var first = builds.getFirst();
    return new Build(first.file(), first.name(), java, libraries, unread, first.evidence());
  }

  private CodeBase codeBase(Sources sources, @Nullable Build build, String base) {
    var types = new JavaTypes(sources);
    var members = new Members(sources, types);
    var controllers = new Controllers(sources, members, told);
    var rules = new PathRules(sources, told);
    var routed = new Routers(sources, told).endpoints(controllers.endpoints());
    var endpoints = routed.stream().map(rules::of).toList();
    var reactions = new Reactions(sources, told);
    reactions.read();
    var travelling = new LinkedHashSet<>(controllers.travelling);
    travelling.addAll(reactions.travelling);
    var structures = members.structures(travelling);
    others(sources, rules);
    if (build != null) {
      told.unread.addAll(build.unread());
    }
    return new CodeBase(
        files,
        build,
        base,
        endpoints,
        structures,
        members.entities(),
        new Handlers(sources, told).failures(reactions.failures),
        reactions.jobs,
        reactions.listeners,
        reactions.sendings,
        reactions.transactions,
        new Clients(sources, told).all(),
        told.unread,
        told.findings);
  }

  /// What says something of the design in a way that is not read.
  private void others(Sources sources, PathRules rules) {
    for (var type : sources.types) {
      var is =
          type.mark("EnableWebSecurity") != null && !rules.isReadIn(type)
              ? "It holds no rules by path that can be read."
              : type.mark("RepositoryRestResource") != null
                  ? "Operations that a repository exports are not read."
                  : "";
      if (!is.isEmpty()) {
        told.unread(is, type.evidence());
      }
      for (var method : type.methods()) {
        if (method.mark("QueryMapping", "MutationMapping", "MessageMapping") != null) {
          told.unread("Neither GraphQL nor WebSocket is read.", method.evidence());
        }
      }
    }
  }

  private Span start(String path) {
    return Span.point(tree.shown(path), 1, 1);
  }

  private @Nullable SourceText source(String path) {
    if (bytes > MOST_IN_ALL) {
      if (told.findings.stream().noneMatch(each -> each.id().equals(CodeId.TOO_MANY.id()))) {
        find(
            CodeId.TOO_MANY,
            path,
            "The sources have more than %,d bytes; `%s` and what follows is not read."
                .formatted(MOST_IN_ALL, tree.shown(path)),
            "Name the folder of one module.");
      }
      return null;
    }
    return switch (tree.read(path, MOST_BYTES + 1)) {
      case FileTree.Content.Bytes(var content) -> text(path, content);
      case FileTree.Content.Absent absent -> null;
      case FileTree.Content.Outside outside -> null;
      case FileTree.Content.Unreadable(var reason) -> {
        find(
            CodeId.TOO_LARGE,
            path,
            "`%s` cannot be read: %s.".formatted(tree.shown(path), reason),
            null);
        yield null;
      }
    };
  }

  private @Nullable SourceText text(String path, byte[] content) {
    bytes += content.length;
    if (content.length > MOST_BYTES) {
      find(
          CodeId.TOO_LARGE,
          path,
          "`%s` has more than %,d bytes; it is not read.".formatted(tree.shown(path), MOST_BYTES),
          null);
      return null;
    }
    var text = decoded(path, content);
    if (text.indexOf('\0') >= 0) {
      find(
          CodeId.TOO_LARGE,
          path,
          "`%s` holds a NUL character, so it is no text.".formatted(tree.shown(path)),
          null);
      return null;
    }
    return new SourceText(tree.shown(path), text);
  }

  private String decoded(String path, byte[] content) {
    var wide = wide(content);
    if (wide != null) {
      return new String(content, 2, content.length - 2, wide);
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      find(
          CodeId.ENCODING,
          path,
          "`%s` is no UTF-8; each byte is taken for a letter.".formatted(tree.shown(path)),
          "Save it as UTF-8.");
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  private static @Nullable Charset wide(byte[] content) {
    if (content.length < 2) {
      return null;
    }
    var mark = (content[0] & 0xFF) << 8 | (content[1] & 0xFF);
    return switch (mark) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }

  private void find(CodeId id, String path, String message, @Nullable String hint) {
    told.findings.add(Finding.warning(id.id(), Address.ROOT, start(path), message, hint));
  }
}
