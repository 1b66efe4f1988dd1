package dev.newel.serve.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;

/// The parts of a `multipart/form-data` body (RFC 7578, RFC 2046 section 5.1), one after the other
/// as they come. The only class that knows the library for it.
final class Multipart {
  private static final int HEADERS = 4 * 1024;
  private static final int BUFFER = 32 * 1024;
  private static final Pattern BOUNDARY =
      Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

  /// Codings of a part that change no byte; RFC 7578, section 4.7, wants none at all.
  private static final Pattern AS_IT_IS = Pattern.compile("(?i)(7bit|8bit|binary)");

  private Multipart() {}

  /// What a part says of itself.
  ///
  /// @param file its file name; null where it is none
  /// @param media its type; null where it says none
  /// @param charset of its text; null where it says none
  record Part(
      String name, @Nullable String file, @Nullable String media, @Nullable String charset) {}

  /// Takes a part; what it leaves is passed over.
  @FunctionalInterface
  interface Taker {
    void take(Part part, InputStream content) throws IOException;
  }

  /// What stands between the parts, by the `Content-Type` of the body.
  static byte[] boundary(String contentType) throws UnfitFormException {
    var boundary = parameters(contentType).get("boundary");
    if (boundary == null || !BOUNDARY.matcher(boundary).matches()) {
      throw UnfitFormException.malformed("its `Content-Type` names no boundary.");
    }
    return boundary.getBytes(US_ASCII);
  }

  private static Map<String, @Nullable String> parameters(String header) throws UnfitFormException {
    var parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    try {
      return new LinkedHashMap<>(parser.parse(header, ';'));
    } catch (IllegalArgumentException e) {
      // It decodes words of RFC 2047, and lets through what its decoder throws.
      throw UnfitFormException.malformed("a parameter of a header is encoded wrongly.");
    }
  }

  /// Hands over each part.
  ///
  /// @param most how many there may be
  /// @throws UnfitFormException for what is no form, or ends before its last boundary
  static void read(BoundedStream body, byte[] boundary, int most, Taker taker) throws IOException {
    try {
      var input =
          MultipartInput.builder()
              .setInputStream(body)
              .setBoundary(boundary)
              .setBufferSize(BUFFER)
              .setMaxPartHeaderSize(HEADERS)
              .get();
      input.setHeaderCharset(UTF_8);
      var more = input.skipPreamble();
      if (!more && !body.began().contains("--" + new String(boundary, US_ASCII) + "--")) {
        throw UnfitFormException.malformed("it has none of the parts of a form.");
      }
      for (var count = 0; more; count++) {
        if (count == most) {
          throw UnfitFormException.malformed("it has more than %d parts.".formatted(most));
        }
        var part = part(input.readHeaders());
        taker.take(part, input.newInputStream());
        input.discardBodyData();
        more = input.readBoundary();
      }
    } catch (FileUploadSizeException e) {
      throw UnfitFormException.malformed("the headers of a part are too long.");
    } catch (FileUploadException e) {
      if (e.getCause() instanceof UnfitFormException unfit) {
        throw unfit;
      }
      throw UnfitFormException.malformed("it is no form, or it ends before its last boundary.");
    }
  }

  private static Part part(String block) throws UnfitFormException {
    var headers = new LinkedHashMap<String, String>();
    for (var line : block.split("\r\n", -1)) {
      var colon = line.indexOf(':');
      if (line.isEmpty()) {
        continue;
      }
      if (colon < 1 || line.charAt(0) <= ' ') {
        throw UnfitFormException.malformed("a header of a part is none.");
      }
      var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      if (headers.put(name, line.substring(colon + 1).strip()) != null) {
        throw UnfitFormException.malformed("a part has one header twice.");
      }
    }
    var disposition = headers.get("content-disposition");
    var said = disposition == null ? null : parameters(disposition);
    var name = said == null ? null : said.get("name");
    if (disposition == null
        || said == null
        || name == null
        || !disposition.split(";", -1)[0].strip().equalsIgnoreCase("form-data")) {
      throw UnfitFormException.malformed("a part does not say which field it is.");
    }
    var coding = headers.get("content-transfer-encoding");
    if (coding != null && !AS_IT_IS.matcher(coding).matches()) {
      throw UnfitFormException.malformed("the part `%s` is in a coding.".formatted(name));
    }
    var type = headers.get("content-type");
    return new Part(
        name,
        said.containsKey("filename") ? Objects.requireNonNullElse(said.get("filename"), "") : null,
        type == null ? null : type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT),
        type == null ? null : parameters(type).get("charset"));
  }
}
