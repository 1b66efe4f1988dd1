package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The source of a class that answers one list.
final class JavaSource {
  private final Operation operation;
  private final Query query;
  private final Design design;
  private final String name;

  JavaSource(Operation operation, Book book) {
    this.operation = operation;
    this.query = Objects.requireNonNull(operation.query());
    this.design = book.design();
    this.name =
        String.join(
            "",
            List.of(OperationWords.title(operation, design).split("[^A-Za-z0-9]+", -1)).stream()
                .map(dev.newel.publish.document.Phrase::capital)
                .toList());
  }

  String text() {
    var parts = new ArrayList<>(List.of(imports(), head(), handle(), read()));
    if (!query.filters().isEmpty()) {
      parts.add(JavaParts.VALUES);
    }
    if (!query.sortable().isEmpty() && query.sorting().direction() != null) {
      parts.add(JavaParts.WORD);
    }
    if (!query.search().isEmpty()) {
      parts.add(JavaParts.SEARCHED);
    }
    parts.addAll(
        List.of(
            body(), error(), JavaParts.HELPERS, JavaParts.SENDING, JavaParts.END.stripTrailing()));
    return String.join("\n", parts);
  }

  private String imports() {
    return query.filters().isEmpty()
        ? JavaParts.IMPORTS
        : JavaParts.IMPORTS + "import java.util.function.Function;\n";
  }

  private String head() {
    var found =
        "List<String> items" + (total() ? ", long total" : "") + (cursor() ? ", String next" : "");
    var callers =
        operation.isPublic()
            ? ""
            : """

                /// Judges who asks by the header `Authorization`, which may be missing.
                public interface Callers {
                  boolean may(String authorization);
                }
              """;
    var fields = operation.isPublic() ? "" : "\n  private final Callers callers;";
    var taken = operation.isPublic() ? "Rows rows" : "Callers callers, Rows rows";
    var kept = operation.isPublic() ? "" : "    this.callers = callers;\n";
    return """
        /// %s
        public final class %s implements HttpHandler {
          private static final String PATH = %s;%s
          private final Rows rows;

          public %s(%s) {
        %s    this.rows = rows;
          }
        %s
          /// Reads the store. Each item is a JSON object.
          public interface Rows {
            Found find(Wanted wanted);
          }

          public record Found(%s) {}

          /// What a client asks for, checked.
          public record Wanted(
              %s) {}
        """
        .formatted(
            purpose(),
            name,
            JavaTemplate.literal(OperationWords.endpoint(operation).path()),
            fields,
            name,
            taken,
            kept,
            callers,
            found,
            String.join(",\n      ", components()));
  }

  private String purpose() {
    return "`%s %s`: %s"
        .formatted(
            OperationWords.endpoint(operation).method(),
            OperationWords.endpoint(operation).path(),
            OperationWords.title(operation, design).toLowerCase(java.util.Locale.ROOT) + ".");
  }

  /// The type of the value that a filter compares; of a reference that of the key.
  private Type type(Query.Filter filter) {
    return filter.type() instanceof Type.Reference(var entity)
        ? design.model().keyType(entity)
        : filter.type();
  }

  private boolean total() {
    return query.page() != null && !cursor();
  }

  private boolean cursor() {
    var page = query.page();
    return page != null && page.style() == ApiText.PageStyle.CURSOR;
  }

  private List<String> components() {
    var parts = new ArrayList<String>();
    query
        .filters()
        .forEach(
            filter ->
                parts.add(
                    "List<%s> %s"
                        .formatted(
                            JavaEndpoint.type(type(filter)), JavaEndpoint.name(filter.name()))));
    texts().keySet().forEach(text -> parts.add("String " + JavaEndpoint.name(text)));
    numbers().keySet().forEach(number -> parts.add("int " + JavaEndpoint.name(number)));
    return parts;
  }

  /// The parameters that are read as text, each with the Java expression of its value.
  private Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    if (!query.search().isEmpty()) {
      texts.put(
          query.searchParameter(),
          "searched(parameters, %s)".formatted(literal(query.searchParameter())));
    }
    if (!query.sortable().isEmpty()) {
      var names = query.sortable().stream().map(Query.Sort::wire).toList();
      var sorting = query.sorting();
      var first = query.sort().getFirst();
      if (sorting.direction() == null) {
        texts.put(sorting.parameter(), text(sorting.parameter(), literal(first.wireText())));
      } else {
        texts.put(sorting.parameter(), word(sorting.parameter(), first.wire(), names));
        texts.put(
            sorting.direction(),
            word(
                sorting.direction(),
                sorting.descending() ? "desc" : "asc",
                List.of("asc", "desc")));
      }
    }
    if (cursor()) {
      var at = Objects.requireNonNull(query.page()).at();
      texts.put(at, text(at, "null"));
    }
    return texts;
  }

  private static String text(String parameter, String otherwise) {
    return "text(parameters, %s, %s)".formatted(literal(parameter), otherwise);
  }

  private static String word(String parameter, String otherwise, List<String> words) {
    var all = new ArrayList<>(words);
    if (!all.contains(otherwise)) {
      all.add(otherwise);
    }
    return "word(parameters, %s, %s,\n            %s)"
        .formatted(literal(parameter), literal(otherwise), JavaEndpoint.list(all));
  }

  private Map<String, String> numbers() {
    var numbers = new LinkedHashMap<String, String>();
    var page = query.page();
    if (page == null) {
      return numbers;
    }
    if (!cursor()) {
      var first = page.style() == ApiText.PageStyle.OFFSET ? 0 : page.first();
      numbers.put(
          page.at(),
          "number(parameters, %s, %d, %d, Integer.MAX_VALUE)"
              .formatted(literal(page.at()), first, first));
    }
    var clamps = page.over() == ApiText.Over.CLAMP;
    var size =
        "number(parameters, %s, %d, 1, %s)"
            .formatted(
                literal(page.many()), page.size(), clamps ? "Integer.MAX_VALUE" : page.max());
    numbers.put(page.many(), clamps ? "Math.min(%s, %d)".formatted(size, page.max()) : size);
    return numbers;
  }

  private String handle() {
    var http = OperationWords.endpoint(operation);
    var access =
        operation.isPublic()
            ? ""
            : """
              } else if (!callers.may(exchange.getRequestHeaders().getFirst("Authorization"))) {
                refuse(exchange, %s, null, null);
              """
                .formatted(known("UNAUTHORIZED"))
                .indent(6);
    return """
          @Override
          public void handle(HttpExchange exchange) throws IOException {
            try (exchange) {
              answer(exchange);
            }
          }

          private void answer(HttpExchange exchange) throws IOException {
            try {
              if (!exchange.getRequestURI().getPath().equals(PATH)) {
                refuse(exchange, %s, null, null);
              } else if (!exchange.getRequestMethod().equals(%s)) {
                exchange.getResponseHeaders().set("Allow", %s);
                refuse(exchange, %s, null, null);
        %s      } else {
                var wanted = read(parameters(exchange.getRequestURI().getRawQuery()));
                send(exchange, %d, %s, body(wanted, rows.find(wanted)));
              }
            } catch (Invalid invalid) {
              refuse(exchange, %s, invalid.parameter, invalid.getMessage());
            } catch (RuntimeException failure) {
              // The cause goes to the log and never to the client.
              System.getLogger(PATH).log(System.Logger.Level.ERROR, "The list failed.", failure);
              refuse(exchange, %s, null, null);
            }
          }
        """
        .formatted(
            known("NOT_FOUND"),
            literal(http.method()),
            literal(http.method()),
            known("METHOD_NOT_ALLOWED"),
            access,
            operation.answer().status(),
            literal(String.valueOf(operation.answer().media())),
            known("INVALID_PARAMETER"),
            known("INTERNAL_ERROR"));
  }

  private @Nullable ErrorCode named(String error) {
    return design.errors().get(error);
  }

  private int status(String error) {
    var found = named(error);
    return found == null ? 500 : found.status();
  }

  /// The arguments of `refuse` that are known beforehand: status, code, text.
  private String known(String error) {
    var found = named(error);
    var code = found == null || found.code().contains("{") ? error : found.code();
    var text =
        found == null || found.text().contains("{")
            ? switch (error) {
              case "INVALID_PARAMETER" -> "A parameter does not fit.";
              case "METHOD_NOT_ALLOWED" -> "The method is not allowed here.";
              default -> "There is nothing here.";
            }
            : found.text();
    return "%d, %s, %s".formatted(status(error), literal(code), literal(text));
  }

  private String read() {
    var arguments = new ArrayList<String>();
    query
        .filters()
        .forEach(
            filter ->
                arguments.add(
                    "values(parameters, %s, %s)"
                        .formatted(literal(filter.name()), JavaEndpoint.reader(type(filter)))));
    arguments.addAll(texts().values());
    arguments.addAll(numbers().values());
    return """
          private static Wanted read(Map<String, List<String>> parameters) {
            return new Wanted(
                %s);
          }
        """
        .formatted(String.join(",\n        ", arguments));
  }

  private String body() {
    var values = new LinkedHashMap<String, String>();
    values.put("items", "\"[\" + String.join(\", \", found.items()) + \"]\"");
    var page = query.page();
    if (page != null) {
      var size = "wanted." + JavaEndpoint.name(page.many()) + "()";
      var at = "wanted." + JavaEndpoint.name(page.at()) + "()";
      values.put("size", size);
      if (cursor()) {
        values.put("next", "found.next() == null ? \"null\" : quoted(found.next())");
        values.put("hasNext", "found.next() != null");
        values.put("hasPrevious", at + " != null");
      } else {
        var begun =
            page.style() == ApiText.PageStyle.OFFSET
                ? at
                : "(%s - %dL) * %s".formatted(at, page.first(), size);
        values.put(page.style() == ApiText.PageStyle.OFFSET ? "offset" : "page", at);
        values.put("total", "found.total()");
        values.put("pages", "(found.total() + %s - 1) / %s".formatted(size, size));
        values.put("hasNext", "%s + found.items().size() < found.total()".formatted(begun));
        values.put("hasPrevious", "%s > 0".formatted(begun));
      }
    }
    return """
          private static String body(Wanted wanted, Found found) {
            return %s;
          }
        """
        .formatted(JavaTemplate.of(operation.answer().envelope(), values));
  }

  private String error() {
    var named = JavaParts.error("PATH", "said");
    named.put("about", "quoted(about)");
    named.put("text.about", "about");
    var plain = JavaTemplate.of(design.api().errorBody(), named);
    named.put("field", "quoted(parameter)");
    named.put("text.field", "parameter");
    var whole = JavaTemplate.of(design.api().errorBody(), named);
    var choice =
        plain.equals(whole)
            ? "return %s;".formatted(plain)
            : "return parameter == null\n        ? %s\n        : %s;".formatted(plain, whole);
    var about =
        ErrorFormat.tells(design, "about")
            ? "    var about = parameter == null ? \"request\" : parameter;\n"
            : "";
    return """
          private static void refuse(
              HttpExchange exchange, int status, String code, String text, String parameter, String problem)
              throws IOException {
            send(exchange, status, %s, error(status, code, text, parameter, problem));
          }

          /// @param parameter the one at fault, and `problem` what is wrong with it; null for none
          private static String error(
              int status, String code, String text, String parameter, String problem) {
            var said = parameter == null ? text : parameter + " " + problem;
        %s    %s
          }
        """
        .formatted(literal(design.api().errorMedia()), about, choice);
  }

  private static String literal(String text) {
    return JavaTemplate.literal(text);
  }
}
