package dev.newel.bench;

import dev.newel.cli.DraftText;
import dev.newel.draft.Draft;
import dev.newel.draft.DraftId;
import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.messaging.MessagingApi.Message;
import dev.newel.publish.Emitter;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.read.DesignReader;
import dev.newel.read.DiskTree;
import dev.newel.read.OneFile;
import dev.newel.read.Workspace;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.source.Address;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Drafts a design from every AsyncAPI description below a folder, publishes it again, and prints
/// what came back of each: its exchanges (who sends or receives what) and what they carry.
final class MessageDrafts {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int DEEPEST = 16;
  private static final Pattern NO_PLACE = Pattern.compile("no place for ([^;]+);");

  /// What is exchanged, and the types and formats of its members by their paths.
  private record Exchanged(String action, Map<String, List<String>> members) {}

  private MessageDrafts() {}

  static void print(Path folder) throws IOException {
    System.out.printf(
        "%n%-50s %6s %6s %6s %6s %6s %6s %7s  %s%n",
        "file", "exch.", "said", "back", "memb.", "back", "lines", "ms", "lost");
    for (var file : Corpus.trees(folder)) {
      if (AsyncApiReader.describes(Files.readAllBytes(file))) {
        line(folder, file);
      }
    }
  }

  private static void line(Path folder, Path file) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    // The files of one description may lie beside its folder.
    var name = folder.relativize(file).toString();
    var given = AsyncApiReader.read(new DiskTree(folder), name).api();
    if (given == null) {
      System.out.printf("%-50s is not read%n", name);
      return;
    }
    var sources = new Sources(List.of(), List.of(), List.of(), List.of(given), List.of());
    var whole = DraftText.of(Draft.of(sources), new OneFile("", new byte[0]), "design.yaml");
    var said = said(given, whole.draft());
    var published = published(whole.text());
    var back = published == null ? Map.<String, Exchanged>of() : exchanged(published);
    var exchanges = 0;
    var members = 0;
    var kept = 0;
    for (var each : said.entrySet()) {
      members += each.getValue().members().size();
      var again = back.get(each.getKey());
      if (again != null && again.action().equals(each.getValue().action())) {
        exchanges++;
        kept += kept(each.getValue().members(), again.members());
      }
    }
    System.out.printf(
        "%-50s %6d %6d %6d %6d %6d %6d %7d  %s%n",
        name,
        given.operations().stream().mapToInt(each -> messages(given, each).size()).sum(),
        said.size(),
        exchanges,
        members,
        kept,
        whole.text().lines().count(),
        (threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI,
        published == null ? "no design" : lost(whole.findings()));
  }

  /// How many members are there again, with the type and the format that are said of them.
  private static int kept(Map<String, List<String>> given, Map<String, List<String>> again) {
    return (int)
        given.entrySet().stream()
            .filter(
                one -> {
                  var types = again.get(one.getKey());
                  return types != null && types.containsAll(one.getValue());
                })
            .count();
  }

  private static String lost(List<Finding> findings) {
    var lost =
        findings.stream()
            .filter(each -> each.id().equals(DraftId.LEFT_OUT.id()))
            .map(each -> NO_PLACE.matcher(each.message()))
            .filter(each -> each.find())
            .map(each -> each.group(1))
            .collect(Collectors.joining(", "));
    return lost.isEmpty() ? "nothing" : lost;
  }

  /// What the description says of the events of its draft, by their names.
  private static Map<String, Exchanged> said(MessagingApi given, Draft draft) {
    var said = new LinkedHashMap<String, Exchanged>();
    var events = draft.design().get("events") instanceof Map<?, ?> map ? map.keySet() : List.of();
    for (var event : events) {
      var places =
          draft.origins().getOrDefault(Address.of("events", String.valueOf(event)), List.of());
      for (var operation : given.operations()) {
        for (var message : messages(given, operation)) {
          if (places.stream().anyMatch(each -> each.place().equals(message.place()))) {
            said.putIfAbsent(
                String.valueOf(event), exchanged(given, operation.action().name(), message));
          }
        }
      }
    }
    return said;
  }

  private static Map<String, Exchanged> exchanged(MessagingApi api) {
    var all = new LinkedHashMap<String, Exchanged>();
    for (var operation : api.operations()) {
      for (var message : messages(api, operation)) {
        all.putIfAbsent(message.name(), exchanged(api, operation.action().name(), message));
      }
    }
    return all;
  }

  private static List<Message> messages(MessagingApi api, MessagingApi.Exchange operation) {
    var channel = api.channel(operation.channel());
    return channel == null
        ? List.of()
        : channel.messages().stream()
            .filter(
                each -> operation.messages().isEmpty() || operation.messages().contains(each.id()))
            .toList();
  }

  private static Exchanged exchanged(MessagingApi api, String action, Message message) {
    var members = new TreeMap<String, List<String>>();
    members(api, message.payload(), "", members, 0);
    return new Exchanged(action, members);
  }

  /// Names are alike in any case: `sent_at` is `sentAt`.
  private static void members(
      MessagingApi api,
      @Nullable Schema schema,
      String way,
      Map<String, List<String>> into,
      int depth) {
    if (schema == null || depth > DEEPEST) {
      return;
    }
    var ref = schema.ref();
    var named = ref == null ? null : api.schemas().get(ref.to());
    members(api, named == null ? null : named.schema(), way, into, depth + 1);
    parts(schema).forEach(part -> members(api, part, way, into, depth + 1));
    for (var property : schema.members().properties()) {
      var path = way + "." + property.name().toLowerCase(Locale.ROOT).replace("_", "");
      into.put(path, types(api, property.schema(), 0));
      members(api, property.schema(), path, into, depth + 1);
    }
    members(api, schema.members().items(), way + "[]", into, depth + 1);
  }

  private static List<Schema> parts(Schema schema) {
    var mix = schema.mix();
    return Stream.of(mix.allOf(), mix.oneOf(), mix.anyOf()).flatMap(List::stream).toList();
  }

  private static List<String> types(MessagingApi api, Schema schema, int depth) {
    var types = new ArrayList<>(schema.types());
    if (!schema.format().isEmpty()) {
      types.add(schema.format());
    }
    var ref = schema.ref();
    var named = ref == null ? null : api.schemas().get(ref.to());
    if (depth < DEEPEST) {
      parts(schema).forEach(part -> types.addAll(types(api, part, depth + 1)));
      types.addAll(named == null ? List.of() : types(api, named.schema(), depth + 1));
    }
    return types;
  }

  private static @Nullable MessagingApi published(String text) {
    var tree = new OneFile("design.yaml", text.getBytes(StandardCharsets.UTF_8));
    var design =
        DesignReader.read(tree, Workspace.read(tree, "design.yaml", YamlLimits.DESIGN)).design();
    var files =
        design == null
            ? List.<Emitter.Output>of()
            : new AsyncApiEmitter(AsyncApiEmitter.Format.JSON).emit(design).outputs();
    return files.isEmpty()
        ? null
        : AsyncApiReader.read(
                "asyncapi.json", files.getFirst().content().getBytes(StandardCharsets.UTF_8))
            .api();
  }
}
