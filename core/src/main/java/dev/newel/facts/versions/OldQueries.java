package dev.newel.facts.versions;

import dev.newel.design.api.Query;
import dev.newel.design.api.Query.Filter;
import dev.newel.design.api.Query.Page;
import dev.newel.design.api.Query.Sort;
import dev.newel.language.ApiText.PageStyle;
import dev.newel.language.ApiText.PageText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How lists choose, order and cut rows in an old version of the interface.
///
/// By what the old version does not know nobody filters, searches or sorts there. The order where a
/// client says none is that of the current version.
final class OldQueries {
  private final Differs differs;
  private final OldData data;

  OldQueries(Differs differs, OldData data) {
    this.differs = differs;
    this.data = data;
  }

  /// @param page how it is cut there; null where as in the current version
  Query query(Query query, @Nullable String entity, @Nullable PageText page) {
    return new Query(
        query.filters().stream()
            .filter(filter -> !differs.asksAbsent(filter.where()))
            .map(filter -> filter(filter, entity))
            .toList(),
        query.search().stream().filter(search -> !differs.asksAbsent(search.by())).toList(),
        query.searchParameter(),
        query.sortable().stream()
            .filter(sort -> !differs.asksAbsent(sort.by()))
            .map(sort -> sort(sort, entity))
            .toList(),
        query.sort().stream().map(sort -> sort(sort, entity)).toList(),
        query.sorting(),
        page == null ? query.page() : page(page, query.page()));
  }

  /// What an old version does not say of its pages is as in the current version where the style is
  /// the same, and else as where nobody says anything.
  private static @Nullable Page page(PageText text, @Nullable Page current) {
    var style =
        text.style() != null ? text.style() : current == null ? PageStyle.PAGE : current.style();
    if (style == PageStyle.NONE) {
      return null;
    }
    var same =
        current != null && current.style() == style
            ? current
            : Page.conventional(style, text.size());
    var params = text.params().size() == 2 ? text.params() : List.of(same.at(), same.many());
    var size = text.size() == null ? same.size() : text.size();
    return new Page(
        style,
        params.getFirst(),
        params.getLast(),
        size,
        text.max() == null ? Math.max(size, same.max()) : text.max(),
        text.first() == null ? same.first() : text.first(),
        text.over() == null ? same.over() : text.over());
  }

  private Filter filter(Filter filter, @Nullable String entity) {
    return new Filter(
        named(filter.name(), entity),
        differs.words(filter.type(), filter.where()),
        filter.where(),
        filter.repeats(),
        filter.flag());
  }

  /// A filter that is called as a field is called as the field is there.
  private String named(String name, @Nullable String entity) {
    return entity == null
        ? name
        : data.fields(entity).stream()
            .filter(field -> field.wire().equals(name))
            .map(field -> data.wire(name, data.steps(entity, List.of(field.name()))))
            .findFirst()
            .orElse(name);
  }

  private Sort sort(Sort sort, @Nullable String entity) {
    return new Sort(
        sort.field(),
        data.wire(sort.wire(), data.steps(entity, List.of(sort.field()))),
        sort.by(),
        sort.descending());
  }
}
