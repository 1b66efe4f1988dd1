package dev.newel.serve.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells the media type of a file by its first bytes (WHATWG MIME Sniffing, section 6, and the
/// formats' own signatures), so that nobody passes a page off as a picture (OWASP File Upload).
final class MediaOfBytes {
  static final String ANY = "application/octet-stream";

  /// What the beginning of a file of each type looks like, its bytes as characters.
  private static final Map<String, Pattern> SIGNATURES =
      Map.ofEntries(
          of("image/png", "\\x89PNG\\r\\n\\x1a\\n"),
          of("image/jpeg", "\\xff\\xd8\\xff"),
          of("image/gif", "GIF8[79]a"),
          of("image/webp", "RIFF.{4}WEBPVP"),
          of("image/bmp", "BM"),
          of("image/tiff", "(II\\*\\x00|MM\\x00\\*)"),
          of("image/avif", ".{4}ftypavi[fs]"),
          of("image/heic", ".{4}ftyp(heic|heix|mif1|msf1)"),
          of("image/x-icon", "\\x00\\x00\\x01\\x00"),
          of("application/pdf", "%PDF-"),
          of("application/zip", "PK(\\x03\\x04|\\x05\\x06|\\x07\\x08)"),
          of("application/gzip", "\\x1f\\x8b\\x08"),
          of("application/rtf", "\\{\\\\rtf"),
          of("audio/mpeg", "(ID3|\\xff[\\xe2\\xe3\\xf2\\xf3\\xfa\\xfb])"),
          of("audio/wav", "RIFF.{4}WAVE"),
          of("audio/ogg", "OggS\\x00"),
          of("audio/flac", "fLaC"),
          of("video/ogg", "OggS\\x00"),
          of("video/mp4", ".{4}ftyp(isom|iso[2-9]|mp4[12]|avc1|M4V |mmp4|dash)"),
          of("video/quicktime", ".{4}(ftypqt  |moov)"),
          of("video/webm", "\\x1aE\\xdf\\xa3"),
          of("font/woff", "wOFF"),
          of("font/woff2", "wOF2"));

  /// Formats that are a ZIP archive of their parts.
  private static final Pattern ZIPPED =
      Pattern.compile(
          "application/(vnd\\.(openxmlformats-officedocument|oasis\\.opendocument)\\.[\\w.+-]+|epub\\+zip|java-archive)");

  /// What a browser would take for a page (WHATWG MIME Sniffing, section 7.1).
  private static final Pattern MARKUP =
      Pattern.compile(
          "^(\\xef\\xbb\\xbf)?\\s*(<!DOCTYPE|<!--|<\\?xml|<(html|head|script|iframe|svg|body|title|style|table|div|font|img|a|br|p|h1|b)[\\s>])",
          Pattern.CASE_INSENSITIVE);

  /// Media types that are texts with markup.
  private static final Pattern MARKED =
      Pattern.compile("(text/(html|xml)|application/([\\w.-]+\\+)?xml|image/svg\\+xml)");

  private static final Pattern TEXT =
      Pattern.compile(
          "(text/[\\w.+-]+|application/(json|x-ndjson|yaml|sql|([\\w.-]+\\+)?(json|xml)))");

  private MediaOfBytes() {}

  private static Map.Entry<String, Pattern> of(String media, String signature) {
    return Map.entry(media, Pattern.compile(signature, Pattern.DOTALL));
  }

  /// The type of a file: one of `allowed` that both the client's word and the bytes leave open;
  /// null where there is none.
  ///
  /// @param declared what the client says; null where it says nothing
  /// @param allowed empty where any will do
  /// @param head the first bytes
  /// @param isText whether all of it is text
  static @Nullable String of(
      @Nullable String declared, String name, List<String> allowed, byte[] head, boolean isText) {
    if (head.length == 0) {
      return null;
    }
    var said = said(declared, name);
    var begins = new String(head, ISO_8859_1);
    if (!allowed.isEmpty()) {
      return allowed.stream()
          .filter(each -> said == null || said.equals(each.toLowerCase(Locale.ROOT)))
          .filter(each -> fits(each.toLowerCase(Locale.ROOT), begins, isText))
          .findFirst()
          .orElse(null);
    }
    return said != null && isKnown(said) && fits(said, begins, isText) ? said : ANY;
  }

  /// What the client says of the type, where that is worth anything: some call everything a stream
  /// of bytes, and where a spreadsheet is installed a browser takes each CSV file for one.
  private static @Nullable String said(@Nullable String declared, String name) {
    if (declared == null) {
      return null;
    }
    var said = declared.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
    var isTable = name.toLowerCase(Locale.ROOT).endsWith(".csv");
    return said.isEmpty()
            || said.equals(ANY)
            || (isTable && said.equals("application/vnd.ms-excel"))
        ? null
        : said;
  }

  private static boolean isKnown(String media) {
    return SIGNATURES.containsKey(media)
        || ZIPPED.matcher(media).matches()
        || TEXT.matcher(media).matches();
  }

  /// Whether bytes may be of a type. One that nothing is known of must not look like another.
  private static boolean fits(String media, String begins, boolean isText) {
    var signature = SIGNATURES.get(ZIPPED.matcher(media).matches() ? "application/zip" : media);
    if (signature != null) {
      return signature.matcher(begins).lookingAt();
    }
    var isMarked = isText && MARKUP.matcher(begins).lookingAt();
    if (media.equals(ANY)) {
      return true;
    }
    if (MARKED.matcher(media).matches()) {
      return isText && isMarked;
    }
    return (!isMarked || media.equals("text/markdown"))
        && (!TEXT.matcher(media).matches() || isText)
        && SIGNATURES.values().stream().noneMatch(other -> isSpecific(other, begins));
  }

  /// Two letters begin many a text: a signature as short as that says nothing about it.
  private static boolean isSpecific(Pattern signature, String begins) {
    return signature.pattern().length() > 3 && signature.matcher(begins).lookingAt();
  }
}
