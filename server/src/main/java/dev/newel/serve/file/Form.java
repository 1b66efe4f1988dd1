package dev.newel.serve.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form as it came in.
///
/// @param members what its parts say, as JSON has it; a file is an [Upload]
/// @param uploads its files
/// @param digest tells it from every other form, whatever stands between its parts
public record Form(Map<String, @Nullable Object> members, List<Upload> uploads, byte[] digest)
    implements AutoCloseable {
  public Form {
    members = new LinkedHashMap<>(members);
    uploads = List.copyOf(uploads);
  }

  /// Forgets its files.
  @Override
  public void close() {
    uploads.forEach(Upload::close);
  }
}
