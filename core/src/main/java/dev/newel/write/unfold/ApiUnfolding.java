package dev.newel.write.unfold;

import dev.newel.design.Design;
import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.language.ApiText;
import dev.newel.language.Count;
import dev.newel.language.ErrorText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The conventions of the interface, and every error.
final class ApiUnfolding {
  private ApiUnfolding() {}

  static ApiText api(Design design) {
    var api = design.api();
    return new ApiText(
        api.style(),
        api.base().isEmpty() ? "/" : api.base(),
        versions(api),
        null,
        new ApiText.Denied(api.denied().read(), api.denied().write()),
        null,
        null,
        new ApiText.SortText(sortParameters(design)),
        new ApiText.ErrorsText(api.errorBody()),
        api.unknown(),
        api.names(),
        new ApiText.TimestampsText(api.precision(), api.increasing()),
        new ApiText.IdempotencyText(api.idempotencyKept(), api.idempotencyHeader()),
        api.etags(),
        new ApiText.LimitsText(api.limitHeaders(), api.limitReset()),
        api.cors(),
        design.prose().satisfiedAt("api"),
        api.body(),
        api.docs(),
        Map.of(),
        api.openapi());
  }

  private static ApiText.Versions versions(Api api) {
    var old = new LinkedHashMap<String, ApiText.VersionText>();
    for (var version : api.versions()) {
      if (version.text() != null) {
        old.put(version.name(), version.text());
      }
    }
    return new ApiText.Versions(
        api.versions().getFirst().name(),
        api.support() == null ? null : new Count.VersionCount(api.support()),
        api.notice(),
        api.deprecationHeader(),
        api.policy(),
        old);
  }

  /// One statement says them for all lists.
  private static List<String> sortParameters(Design design) {
    for (var operation : design.operations()) {
      if (operation.query() != null) {
        return operation.query().sorting().parameters();
      }
    }
    return List.of("sort");
  }

  static Map<String, ErrorText> errors(Map<String, ErrorCode> errors) {
    var texts = new LinkedHashMap<String, ErrorText>();
    errors.forEach(
        (name, error) ->
            texts.put(
                name,
                new ErrorText(
                    error.status(),
                    error.text(),
                    error.texts(),
                    error.about(),
                    error.code(),
                    error.exit(),
                    error.recover())));
    return texts;
  }
}
