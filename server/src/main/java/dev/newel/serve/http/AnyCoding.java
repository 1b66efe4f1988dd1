package dev.newel.serve.http;

import io.helidon.http.Headers;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.encoding.ContentEncodingContextConfig;

/// Leaves bodies in the coding in which they come, whatever it is: who handles the request refuses
/// it. Helidon would call it no HTTP. Answers have no coding.
final class AnyCoding implements ContentEncodingContext {
  private final ContentEncodingContextConfig config =
      ContentEncodingContextConfig.builder()
          .contentEncodingsDiscoverServices(false)
          .buildPrototype();

  @Override
  public ContentEncodingContextConfig prototype() {
    return config;
  }

  @Override
  public boolean contentEncodingEnabled() {
    return false;
  }

  @Override
  public boolean contentDecodingEnabled() {
    return true;
  }

  @Override
  public boolean contentEncodingSupported(String coding) {
    return false;
  }

  @Override
  public boolean contentDecodingSupported(String coding) {
    return true;
  }

  @Override
  public ContentEncoder encoder(String coding) {
    return ContentEncoder.NO_OP;
  }

  @Override
  public ContentDecoder decoder(String coding) {
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder(Headers headers) {
    return ContentEncoder.NO_OP;
  }
}
