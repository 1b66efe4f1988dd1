package dev.newel.serve;

import dev.newel.serve.file.ByteRange;
import dev.newel.serve.file.FileAddresses;
import dev.newel.serve.file.StoredFiles;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.store.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives out the bytes of files to whoever has a signed address, for as long as it counts. The rows
/// that hold them tell these addresses, to those who may read the rows.
final class FilesPage implements OwnPage {
  private static final int TAG_BYTES = 16;

  private final FileAddresses addresses;
  private final Database database;
  private final boolean isThere;

  /// @param isThere whether any row holds a file
  FilesPage(FileAddresses addresses, Database database, boolean isThere) {
    this.addresses = addresses;
    this.database = database;
    this.isThere = isThere;
  }

  @Override
  public boolean isAt(String path) {
    return isThere && addresses.isAt(path);
  }

  /// Nothing: who asks is counted first.
  @Override
  public @Nullable HttpAnswer answer(HttpRequest request) {
    return null;
  }

  @Override
  public HttpAnswer content(String path) {
    throw new IllegalStateException("what is told is the matter of an address");
  }

  /// The file that a request asks for; null where it asks for none. An address that is not ours,
  /// that was changed or is over, and one whose file is gone are refused alike.
  @Nullable HttpAnswer answer(HttpRequest request, Instant now) {
    var method = request.method();
    if (!isAt(request.path()) || !(method.equals("GET") || method.equals("HEAD"))) {
      return null;
    }
    var opened = addresses.open(request.path(), request.query(), now);
    var about =
        opened == null
            ? null
            : database
                .reading(connection -> Found.of(StoredFiles.find(connection, opened.key())))
                .about();
    if (opened == null || about == null) {
      throw Refusal.of("NOT_FOUND");
    }
    return answer(request, opened, about, now);
  }

  /// @param about null where there is none
  private record Found(StoredFiles.@Nullable About about) {
    static Found of(StoredFiles.@Nullable About about) {
      return new Found(about);
    }
  }

  private HttpAnswer answer(
      HttpRequest request, FileAddresses.Opened opened, StoredFiles.About about, Instant now) {
    var tag = "\"" + HexFormat.of().formatHex(about.digest(), 0, TAG_BYTES) + "\"";
    if (Arrays.stream(String.join(",", request.headers("If-None-Match")).split(",", -1))
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag))) {
      return about(HttpAnswer.of(304), opened, tag, now);
    }
    var ifRange = request.header("If-Range");
    var asked =
        request.method().equals("GET") && (ifRange == null || ifRange.equals(tag))
            ? ByteRange.of(request.headers("Range"), about.size())
            : ByteRange.WHOLE;
    return switch (asked) {
      case ByteRange.Whole whole ->
          about(
              new HttpAnswer(200, List.of(), new byte[0], flow(opened, 0, about.size()))
                  .with("Content-Type", about.media())
                  .with("Content-Disposition", about.disposition()),
              opened,
              tag,
              now);
      case ByteRange.Part(var from, var to) ->
          about(
              new HttpAnswer(206, List.of(), new byte[0], flow(opened, from, to - from + 1))
                  .with("Content-Type", about.media())
                  .with("Content-Disposition", about.disposition())
                  .with("Content-Range", "bytes %d-%d/%d".formatted(from, to, about.size())),
              opened,
              tag,
              now);
      case ByteRange.Beyond beyond ->
          HttpAnswer.of(416).with("Content-Range", "bytes */" + about.size());
    };
  }

  /// What is told of a file beside its bytes. Nobody keeps it longer than its address counts.
  private static HttpAnswer about(
      HttpAnswer answer, FileAddresses.Opened opened, String tag, Instant now) {
    return answer
        .with("ETag", tag)
        .with("Accept-Ranges", "bytes")
        .with(
            "Cache-Control",
            "private, max-age=" + Duration.between(now, opened.until()).toSeconds());
  }

  /// Each piece is read by itself: a client that takes its time holds no connection to the
  /// database.
  private HttpAnswer.Flow flow(FileAddresses.Opened opened, long from, long length) {
    return new HttpAnswer.Flow() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public void write(OutputStream out) throws IOException {
        for (var at = from; at < from + length; ) {
          var number = at / StoredFiles.PIECE;
          var piece = piece(opened.key(), number);
          var begin = (int) (at % StoredFiles.PIECE);
          var count = (int) Math.min(piece.length - begin, from + length - at);
          if (count <= 0) {
            throw new IOException("a piece of the file is missing");
          }
          out.write(piece, begin, count);
          at += count;
        }
      }
    };
  }

  private byte[] piece(String key, long number) throws IOException {
    var found =
        database.reading(
            connection -> {
              var bytes = StoredFiles.piece(connection, key, number);
              return bytes == null ? new byte[0] : bytes;
            });
    if (found.length == 0) {
      throw new IOException("the file is gone");
    }
    return found;
  }
}
