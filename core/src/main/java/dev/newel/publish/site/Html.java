package dev.newel.publish.site;

/// HTML under construction. What is text is escaped here and nowhere else.
public final class Html {
  private final StringBuilder text = new StringBuilder();

  /// Opens an element.
  ///
  /// @param attributes names and values in turn; a value that is empty stands without one
  public Html open(String tag, String... attributes) {
    text.append('<').append(tag);
    for (var i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        text.append("=\"");
        escape(attributes[i + 1]);
        text.append('"');
      }
    }
    text.append('>');
    return this;
  }

  public Html close(String tag) {
    text.append("</").append(tag).append('>');
    return this;
  }

  public Html text(String words) {
    escape(words);
    return this;
  }

  /// An element with words in it.
  public Html element(String tag, String words, String... attributes) {
    return open(tag, attributes).text(words).close(tag);
  }

  public Html link(String target, String words, String... attributes) {
    var all = new String[attributes.length + 2];
    all[0] = "href";
    all[1] = target;
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    return element("a", words, all);
  }

  /// Words whose `code` is marked by backticks, as messages have them.
  public Html marked(String words) {
    var parts = words.split("`", -1);
    for (var i = 0; i < parts.length; i++) {
      // The last backtick of an odd number closes nothing.
      if (i % 2 == 1 && i < parts.length - 1) {
        element("code", parts[i]);
      } else {
        text((i % 2 == 1 ? "`" : "") + parts[i]);
      }
    }
    return this;
  }

  /// HTML that is made elsewhere and safe.
  public Html made(String html) {
    text.append(html);
    return this;
  }

  private void escape(String words) {
    for (var i = 0; i < words.length(); i++) {
      switch (words.charAt(i)) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        default -> text.append(words.charAt(i));
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
