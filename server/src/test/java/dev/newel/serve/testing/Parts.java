package dev.newel.serve.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds bodies of forms (RFC 7578), good ones and others.
public final class Parts {
  /// What stands between the parts.
  public static final String BOUNDARY = "----newel-4711";

  /// The `Content-Type` of such a body.
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  /// A picture, as far as its first bytes tell.
  public static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n and some more");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// Characters of one byte each.
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// So many bytes that begin as those of a picture.
  public static byte[] png(int size) {
    var picture = Arrays.copyOf(PNG, size);
    for (var at = PNG.length; at < size; at++) {
      picture[at] = (byte) (at * 31 + at / 251);
    }
    return picture;
  }

  public Parts text(String name, String value) {
    return part(
        "Content-Disposition: form-data; name=\"" + name + "\"",
        value.getBytes(StandardCharsets.UTF_8));
  }

  public Parts json(String name, String value) {
    return part(
        "Content-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: application/json",
        value.getBytes(StandardCharsets.UTF_8));
  }

  public Parts file(String name, String fileName, String media, byte[] content) {
    return part(
        "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s"
            .formatted(name, fileName, media),
        content);
  }

  /// A part with any headers.
  public Parts part(String headers, byte[] content) {
    write(("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    write(content);
    write(bytes("\r\n"));
    return this;
  }

  private void write(byte[] some) {
    out.writeBytes(some);
  }

  /// The body without its end.
  public byte[] open() {
    return out.toByteArray();
  }

  /// The body.
  public byte[] body() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    return whole.toByteArray();
  }
}
