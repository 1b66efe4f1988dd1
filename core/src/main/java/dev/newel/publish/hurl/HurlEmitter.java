package dev.newel.publish.hurl;

import dev.newel.design.Design;
import dev.newel.publish.Emitter;
import dev.newel.publish.request.Call;
import dev.newel.publish.request.Calls;
import dev.newel.publish.request.Unsent;
import dev.newel.publish.schema.SchemaTree;
import dev.newel.write.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The requests of a design as `requests.hurl`, in the order of its resources, deletions last, each
/// with the status that it answers (Hurl 4 or newer, hurl.dev/docs/grammar.html).
///
/// A value that an earlier answer gives is captured; what is needed before, `baseUrl` among it, the
/// person who runs the file gives, and the head of the file says how. A parameter that may be left
/// out stands as a comment.
public final class HurlEmitter implements Emitter {
  public static final String FILE = "requests.hurl";
  private static final String BASE = "baseUrl";

  /// What a shell takes without quotes.
  private static final Pattern SHELL = Pattern.compile("[\\w.:-]+");

  /// A brace that another follows: two begin a variable.
  private static final Pattern BRACE = Pattern.compile("\\{(?=\\{)");

  /// What stands for every file that a request sends.
  private static final String UPLOAD = "upload.bin";

  @Override
  public String name() {
    return "hurl";
  }

  @Override
  public Emission emit(Design design) {
    var calls = Calls.of(design);
    if (calls.groups().isEmpty()) {
      return new Emission(List.of(), List.of());
    }
    var scheme = design.identity().access().scheme();
    var written = new Writing(scheme);
    calls.inOrder().forEach(written::group);
    var head =
        """
        # The requests of %s, to be sent in this order:
        # hurl --test %s %s
        %s%s"""
            .formatted(
                design.prose().system().name(),
                given(calls, written.given),
                FILE,
                calls.tenants() == null ? "" : "# " + oneLine(calls.tenants()) + "\n",
                unmade(calls, written.given));
    return new Emission(List.of(new Output(FILE, head + written.text)), Unsent.in(design, FILE));
  }

  /// The options that give what no answer gives.
  private static String given(Calls calls, Set<String> names) {
    var options = new ArrayList<String>();
    options.add("--variable " + BASE + "=" + calls.host() + calls.base());
    names.forEach(name -> options.add("--variable " + name + "=" + value(calls, name)));
    return String.join(" ", options);
  }

  private static String value(Calls calls, String name) {
    var variable = calls.variables().get(name);
    return variable == null || !SHELL.matcher(variable.value()).matches()
        ? "..."
        : variable.value();
  }

  /// Why a person gives what is made up here.
  private static String unmade(Calls calls, Set<String> names) {
    var lines = new StringBuilder();
    for (var name : names) {
      var variable = calls.variables().get(name);
      if (variable != null && variable.description() != null) {
        lines.append("# ").append(name).append(": ").append(variable.description()).append('\n');
      }
    }
    return lines.toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static final class Writing {
    private final StringBuilder text = new StringBuilder();
    private final String scheme;
    private final Set<String> captured = new LinkedHashSet<>();

    /// The variables that a request needs before an answer fills them.
    private final Set<String> given = new LinkedHashSet<>();

    Writing(String scheme) {
      this.scheme = scheme;
    }

    void group(String name, List<Call> calls) {
      if (!calls.isEmpty()) {
        line("");
        line("# " + name);
        calls.forEach(this::call);
      }
    }

    private void call(Call call) {
      line("");
      line("# " + oneLine(call.summary()));
      line(call.method() + " {{" + BASE + "}}" + path(call));
      headers(call);
      section("QueryStringParams", call.query());
      if (call.body() != null) {
        body(call.body());
      }
      line("HTTP " + call.status());
      if (!call.captures().isEmpty()) {
        line("[Captures]");
        call.captures().forEach(this::capture);
      }
      if (call.media() != null) {
        line("[Asserts]");
        line("header \"Content-Type\" contains " + quoted(call.media()));
      }
    }

    private String path(Call call) {
      var path = call.path();
      for (var value : call.inPath()) {
        path = path.replace("{" + value.name() + "}", inPath(value));
      }
      return path;
    }

    private String inPath(Call.Value value) {
      var variable = value.variable();
      return variable != null
          ? "{{" + needed(variable) + "}}"
          : URLEncoder.encode(value.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void headers(Call call) {
      if (call.media() != null) {
        line("Accept: " + escaped(call.media()));
      }
      if (call.body() != null && call.body().parts().isEmpty()) {
        line("Content-Type: " + escaped(call.body().media()));
      }
      if (call.token() && !scheme.equals("Basic")) {
        line("Authorization: " + scheme + " {{" + needed(Calls.TOKEN) + "}}");
      }
      call.headers().forEach(this::parameter);
      if (call.token() && scheme.equals("Basic")) {
        line("[BasicAuth]");
        line("{{" + needed("login") + "}}: {{" + needed("password") + "}}");
      }
    }

    private String needed(String variable) {
      if (!captured.contains(variable)) {
        given.add(variable);
      }
      return variable;
    }

    private void section(String name, List<Call.Value> values) {
      if (!values.isEmpty()) {
        line("[" + name + "]");
        values.forEach(this::parameter);
      }
    }

    private void parameter(Call.Value value) {
      var variable = value.variable();
      if (variable == null || !value.sent()) {
        line((value.sent() ? "" : "# ") + value.name() + ": " + escaped(value.text()));
      } else {
        line(value.name() + ": {{" + needed(variable) + "}}");
      }
    }

    private void body(Call.Body body) {
      if (!body.parts().isEmpty()) {
        line("[MultipartFormData]");
        for (var part : body.parts()) {
          var text = part.text();
          line(part.name() + ": " + (text == null ? "file," + UPLOAD + ";" : escaped(text)));
        }
      } else if (body.content() == null) {
        line("file," + UPLOAD + ";");
      } else {
        body.variables().forEach(this::needed);
        line(json(body));
      }
    }

    /// Braces that begin none of the body's variables are written by their number.
    private static String json(Call.Body body) {
      var text = JsonText.block(SchemaTree.COMPONENTS.of(body.content())).strip();
      var others =
          body.variables().isEmpty()
              ? BRACE
              : Pattern.compile(
                  BRACE + "(?!\\{(?:" + String.join("|", body.variables()) + ")\\}\\})");
      return others.matcher(text).replaceAll("\\\\u007b");
    }

    private void capture(Call.Capture capture) {
      var path =
          capture.path().stream()
              .map(name -> "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']")
              .collect(Collectors.joining("", "$", ""));
      line(capture.variable() + ": jsonpath " + quoted(path));
      captured.add(capture.variable());
    }

    private void line(String line) {
      text.append(line).append('\n');
    }

    /// A value as it stands after a name: `#` would begin a comment.
    private static String escaped(String value) {
      return braces(
          value
              .replace("\\", "\\\\")
              .replace("#", "\\#")
              .replace("\n", "\\n")
              .replace("\r", "\\r")
              .replace("\t", "\\t"));
    }

    private static String quoted(String value) {
      return "\"" + braces(value.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }

    private static String braces(String text) {
      return BRACE.matcher(text).replaceAll("\\\\u{7b}");
    }
  }
}
