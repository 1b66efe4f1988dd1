package dev.newel.design.api;

import dev.newel.language.ApiText;
import dev.newel.language.Json;
import dev.newel.language.Size;
import dev.newel.language.TimeAmount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conventions of the HTTP interface, all filled in.
///
/// @param base the path before every resource, without a slash at its end; empty for the root;
///     `{version}` is filled in
/// @param versions the current version first
/// @param denied what answers for another's row
/// @param errorBody the template of an error's body
/// @param errorMedia its media type: `application/problem+json` or `application/json`
/// @param increasing whether a later write always has a later time
/// @param openapi what is merged into the published document; null for nothing
public record Api(
    ApiText.Style style,
    String base,
    List<Version> versions,
    @Nullable Integer support,
    @Nullable TimeAmount notice,
    @Nullable String deprecationHeader,
    @Nullable String policy,
    Denied denied,
    Json errorBody,
    String errorMedia,
    ApiText.Unknown unknown,
    ApiText.Names names,
    ApiText.Precision precision,
    boolean increasing,
    TimeAmount idempotencyKept,
    String idempotencyHeader,
    ApiText.Etags etags,
    ApiText.LimitHeaders limitHeaders,
    ApiText.Reset limitReset,
    List<String> cors,
    Size body,
    @Nullable String docs,
    @Nullable Json openapi) {
  public Api {
    versions = List.copyOf(versions);
    cors = List.copyOf(cors);
  }

  /// What answers for a row that a request may not touch: 403 or 404 each.
  ///
  /// @param read where the caller may not see the row
  /// @param write where the caller sees it and may not write it
  public record Denied(int read, int write) {}

  /// A version of the interface.
  ///
  /// @param text what an old one says otherwise; null for the current one
  public record Version(String name, ApiText.@Nullable VersionText text) {}

  /// What stands around bodies; each is a JSON template with placeholders.
  public record Envelope(Json request, Json one, Json many, Json page) {}
}
