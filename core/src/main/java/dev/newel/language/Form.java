package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may stand after a keyword.
public sealed interface Form {
  /// The forms that have no parts of their own.
  enum Plain implements Form {
    TEXT("text"),
    WHOLE("whole number"),
    YES_NO("`true` or `false`"),
    DATE("date"),
    FIELD("field"),
    TYPE("type"),
    ACCESS("grants"),
    SHAPE("shape of a body"),
    JSON("JSON");

    private final String says;

    Plain(String says) {
      this.says = says;
    }

    @Override
    public String says() {
      return says;
    }
  }

  /// A mapping of keywords; [Grammar#mapping] describes it.
  record Mapping(Class<?> of) implements Form {
    @Override
    public String says() {
      return "mapping";
    }
  }

  /// One word out of a closed set.
  record Words(Class<?> of, List<String> words) implements Form {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String says() {
      return "one of `" + String.join("`, `", words) + "`";
    }
  }

  /// A text with a form of its own, such as `15m` or `POST /charges`.
  record OneLine(Class<?> of, String meaning, String pattern, List<String> examples)
      implements Form {
    public OneLine {
      examples = List.copyOf(examples);
    }

    @Override
    public String says() {
      return "text like `" + examples.getFirst() + "`";
    }
  }

  /// Names of the author's own, each with a value.
  ///
  /// @param listed whether a list of names will do: `[status, lead: project.lead == value]`
  record Names(NameKind spelled, Form each, boolean listed) implements Form {
    /// Whether a name says it all, so that it may stand alone in a list: its expression is the name
    /// itself, or its mapping holds nothing.
    ///
    /// @param text null where its value is no text
    /// @param empty whether its value is a mapping that holds nothing
    public boolean isAlone(String name, @Nullable String text, boolean empty) {
      return listed && (each instanceof Mapping ? empty : name.equals(text));
    }

    @Override
    public String says() {
      return "names, each with: " + each.says();
    }
  }

  /// A list.
  record Items(Form each) implements Form {
    @Override
    public String says() {
      return "list of: " + each.says();
    }
  }

  /// A few words for the reference and for messages.
  String says();
}
