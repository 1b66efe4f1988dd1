package dev.newel.read.bind;

import dev.newel.read.yaml.YamlNode.Scalar;
import dev.newel.read.yaml.YamlNode.Style;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the place in a file of what an address names, and of a stretch inside a text.
///
/// An address follows the YAML as written: `entities/Product/price`. The address of the long form
/// leads to the same place, whichever form was written: `entities/Product/fields/price`,
/// `resources/orders/get/access/0`.
public final class SourceIndex {
  /// Knows no place.
  public static final SourceIndex EMPTY = new SourceIndex(Map.of(), Map.of(), Map.of(), Map.of());

  private final Map<Address, Span> spans;
  private final Map<Address, Scalar> texts;
  private final Map<Address, Address> shortForms;
  private final Map<String, SourceText> files;

  SourceIndex(
      Map<Address, Span> spans,
      Map<Address, Scalar> texts,
      Map<Address, Address> shortForms,
      Map<String, SourceText> files) {
    this.spans = Map.copyOf(spans);
    this.texts = Map.copyOf(texts);
    this.shortForms = Map.copyOf(shortForms);
    this.files = Map.copyOf(files);
  }

  /// The address as written of what `address` names in the long form; `address` itself where no
  /// short form is in its way.
  public Address written(Address address) {
    if (spans.containsKey(address) || shortForms.isEmpty()) {
      return address;
    }
    var place = Address.ROOT;
    for (var name : address.names()) {
      place = place.at(name);
      // A short form may stand for a short form: `get: public` is the access and its first grant.
      for (var written = shortForms.get(place);
          written != null && !written.equals(place);
          written = shortForms.get(place)) {
        place = written;
      }
    }
    return place;
  }

  /// The span of `address`, or of the nearest place around it that is written; null where nothing
  /// is.
  public @Nullable Span span(Address address) {
    for (var place = written(address); ; place = place.parent()) {
      var span = spans.get(place);
      if (span != null || place.isRoot()) {
        return span;
      }
    }
  }

  /// The span of a stretch inside the text at `address`, so that a fault in an expression has its
  /// exact place.
  ///
  /// @param offset from the beginning of the text's value, in UTF-16 units
  /// @return the whole text's span where it is written with escapes or as a block; the span of the
  ///     address where no text stands there
  public @Nullable Span span(Address address, int offset, int length) {
    for (var place = written(address); ; place = place.parent()) {
      var text = texts.get(place);
      if (text != null) {
        return span(text, offset, length);
      }
      if (place.isRoot() || spans.containsKey(place)) {
        return span(address);
      }
    }
  }

  /// The text that stands at `address`, as its value; null where none does.
  public @Nullable String text(Address address) {
    var text = texts.get(written(address));
    return text == null ? null : text.value();
  }

  private Span span(Scalar text, int offset, int length) {
    return exact(files.get(text.span().file()), text, offset, length);
  }

  static Span exact(@Nullable SourceText file, Scalar text, int offset, int length) {
    var quotes = text.style() == Style.PLAIN ? 0 : 1;
    var start = text.start() + quotes;
    var end = text.end() - quotes;
    var value = text.value();
    if (file == null
        || end - start != value.length()
        || end > file.text().length()
        || !file.text().regionMatches(start, value, 0, value.length())) {
      return text.span();
    }
    var from = Math.clamp(offset, 0, value.length());
    return file.span(
        start + from, start + Math.clamp((long) offset + length, from, value.length()));
  }
}
