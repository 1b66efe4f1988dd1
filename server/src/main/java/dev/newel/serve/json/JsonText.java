package dev.newel.serve.json;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON strictly (RFC 8259, RFC 7493) and writes it.
///
/// Values are Map (ordered), List, String, BigDecimal, Boolean and null.
public final class JsonText {
  /// Deeper nesting than this is no request of ours.
  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 400;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .build();

  /// What is wrong with a text that should have been JSON, as the end of a sentence.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String reason) {
      super(reason, null, false, false);
    }
  }

  private JsonText() {}

  /// The value of one JSON text.
  ///
  /// @throws Malformed where it is none, has a key twice, is nested too deep or has something
  ///     behind it
  public static @Nullable Object parse(byte[] text) throws Malformed {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new Malformed("it is empty.");
      }
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new Malformed("something stands behind its end.");
      }
      return value;
    } catch (StreamReadException e) {
      throw new Malformed(reason(e));
    } catch (JacksonException e) {
      throw new Malformed("it is no JSON that can be read.");
    }
  }

  private static String reason(StreamReadException e) {
    var place = e.getLocation();
    var where =
        place == null
            ? ""
            : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    var message = String.valueOf(e.getOriginalMessage());
    return message.startsWith("Duplicate")
        ? "a name stands twice in one object%s.".formatted(where)
        : "it is no JSON%s.".formatted(where);
  }

  private static @Nullable Object value(JsonParser parser) throws Malformed {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield Collections.unmodifiableMap(members);
      }
      case START_ARRAY -> {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield Collections.unmodifiableList(items);
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new Malformed("it is no JSON.");
    };
  }

  /// 1e999999999 is a short text and an endless number: what no column can hold is refused here.
  private static BigDecimal number(String text) throws Malformed {
    var number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > 1000 || number.precision() > MAX_NUMBER) {
      throw new Malformed("a number in it is out of all bounds.");
    }
    return number;
  }

  /// A generator that writes UTF-8 to `out`.
  public static JsonGenerator writer(ByteArrayOutputStream out) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /// The bytes of a value of the kinds that [#parse] yields; other numbers and texts as they print.
  public static byte[] bytes(@Nullable Object value) {
    var out = new ByteArrayOutputStream();
    try (var json = writer(out)) {
      write(json, value);
    }
    return out.toByteArray();
  }

  public static void write(JsonGenerator json, @Nullable Object value) {
    switch (value) {
      case null -> json.writeNull();
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (name, member) -> {
              json.writeName(String.valueOf(name));
              write(json, member);
            });
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case BigDecimal number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Raw(var text) -> json.writeRawValue(text);
      default -> json.writeString(value.toString());
    }
  }

  /// JSON that is text already.
  public record Raw(String text) {}
}
