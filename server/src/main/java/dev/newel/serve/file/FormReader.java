package dev.newel.serve.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newel.design.api.Input;
import dev.newel.design.data.Type;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.Digests;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.value.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the form of an operation whose input has files.
///
/// A part is what a member of a JSON body is: that of a file its bytes, that of a text its text,
/// that of a number or a Boolean its literal, and of anything else JSON. One that says it is
/// `application/json` is JSON whatever it is of, so that null can be said.
public final class FormReader {
  /// Beside the members: those that nobody knows are to be told, not to be counted.
  private static final int MORE_PARTS = 32;

  private static final Pattern LITERAL = Pattern.compile("true|false|-?\\d{1,40}(\\.\\d{1,40})?");

  private final Catalog catalog;
  private final Path directory;

  /// @param directory where files are kept until their row has taken them
  public FormReader(Catalog catalog, Path directory) {
    this.catalog = catalog;
    this.directory = directory;
  }

  /// Whether an operation takes its input as a form.
  public static boolean isForm(Input input) {
    return input.media().startsWith("multipart/");
  }

  /// Whether a `Content-Type` is that of a form.
  public static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", -1)[0].strip().equalsIgnoreCase("multipart/form-data");
  }

  /// The form in the body of a request; whoever gets it closes it.
  ///
  /// @throws UnfitFormException for one that cannot be read
  /// @throws SpoolException where the disk does not take its files
  public Form read(HttpRequest request, Input input) throws IOException {
    var boundary = Multipart.boundary(String.valueOf(request.header("Content-Type")));
    var body = catalog.design().api().body().bytes();
    var most = input.most(catalog.design().api().body());
    return request.body(most, stream -> new Reading(input, body).all(stream, boundary, most));
  }

  /// One form. One thread uses it.
  private final class Reading {
    private final Map<String, Input.Member> direct = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final List<Upload> uploads = new ArrayList<>();
    private final MessageDigest digest = Digests.sha256();
    private final long mostText;
    private long text;

    Reading(Input input, long mostText) {
      this.mostText = mostText;
      input.members().forEach(member -> direct.put(member.wire(), member));
    }

    Form all(InputStream body, byte[] boundary, long most) throws IOException {
      var done = false;
      try {
        var bounded = new BoundedStream(body, most);
        Multipart.read(bounded, boundary, direct.size() + MORE_PARTS, this::take);
        bounded.skipAll();
        var form = new Form(members, uploads, digest.digest());
        done = true;
        return form;
      } finally {
        if (!done) {
          uploads.forEach(Upload::close);
        }
      }
    }

    private void take(Multipart.Part part, InputStream content) throws IOException {
      if (members.containsKey(part.name())) {
        throw UnfitFormException.malformed("the part `%s` comes twice.".formatted(part.name()));
      }
      var member = direct.get(part.name());
      var isJson = "application/json".equals(part.media());
      if (member != null
          && member.field().type() instanceof Type.File(var max, var media)
          && !(isJson && part.file() == null)) {
        file(part, content, max.bytes());
        return;
      }
      var bytes = bytes(content);
      sign(part, bytes);
      members.put(
          part.name(),
          isJson
              ? json(part, bytes)
              : isKnown(part, member) ? value(part, member, bytes, text(part, bytes)) : "");
    }

    private boolean isKnown(Multipart.Part part, Input.@Nullable Member member) {
      return member != null
          || direct.keySet().stream().anyMatch(each -> each.startsWith(part.name() + "."));
    }

    private void file(Multipart.Part part, InputStream content, long most) throws IOException {
      var name = part.file() == null ? "" : part.file();
      var upload = Upload.of(directory, name, part.media(), content, most);
      uploads.add(upload);
      if (upload.size() == 0 && name.isEmpty()) {
        // What a page sends where nobody has chosen a file (HTML standard, 4.10.21.4).
        return;
      }
      sign(part, upload.digest());
      members.put(part.name(), upload);
    }

    private void sign(Multipart.Part part, byte[] content) {
      for (var each :
          List.of(part.name(), String.valueOf(part.file()), String.valueOf(part.media()))) {
        digest.update(Digests.sha256(each.getBytes(UTF_8)));
      }
      digest.update(Digests.sha256(content));
    }

    private byte[] bytes(InputStream content) throws IOException {
      var out = new ByteArrayOutputStream();
      var buffer = new byte[8 * 1024];
      for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        text += read;
        if (text > mostText) {
          throw UnfitFormException.tooBig(mostText);
        }
        out.write(buffer, 0, read);
      }
      return out.toByteArray();
    }

    private static String text(Multipart.Part part, byte[] bytes) throws UnfitFormException {
      try {
        if (part.charset() == null || part.charset().equalsIgnoreCase("utf-8")) {
          return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
      } catch (CharacterCodingException e) {
        // Told below.
      }
      throw UnfitFormException.malformed("the part `%s` is no UTF-8.".formatted(part.name()));
    }

    private @Nullable Object value(
        Multipart.Part part, Input.@Nullable Member member, byte[] bytes, String text)
        throws UnfitFormException {
      var type = member == null ? null : member.field().type();
      var plain = type instanceof Type.Reference(var entity) ? catalog.keyType(entity) : type;
      return switch (plain) {
        case null -> json(part, bytes);
        case Type.Text words -> text;
        case Type.ListOf list -> json(part, bytes);
        case Type.Link link -> json(part, bytes);
        case Type.MapOf map -> json(part, bytes);
        case Type.Value struct -> json(part, bytes);
        case Type.Scalar.JSON -> json(part, bytes);
        case Type.Scalar.BOOLEAN, Type.Scalar.INT, Type.Scalar.LONG, Type.Scalar.FLOAT ->
            literal(text);
        case Type.Decimal decimal -> literal(text);
        case Type.Sequence sequence -> literal(text);
        default -> text.isEmpty() ? null : text;
      };
    }

    /// What is neither stays a text, and is told to be no number.
    private static @Nullable Object literal(String text) {
      if (text.isEmpty()) {
        return null;
      }
      return !LITERAL.matcher(text).matches()
          ? text
          : text.endsWith("e") ? (Object) text.equals("true") : new BigDecimal(text);
    }

    private static @Nullable Object json(Multipart.Part part, byte[] bytes)
        throws UnfitFormException {
      try {
        return JsonText.parse(bytes);
      } catch (JsonText.Malformed e) {
        throw UnfitFormException.malformed(
            "the part `%s` is no JSON: %s".formatted(part.name(), e.getMessage()));
      }
    }
  }
}
