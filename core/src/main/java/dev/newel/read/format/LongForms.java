package dev.newel.read.format;

import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the long forms of a file for which the grammar has a short one. The innermost only: what
/// stands around them is found once they are short.
///
/// A long form with a comment in what would go is none of them.
final class LongForms {
  /// What makes one long form short.
  record Cut(List<Piece> pieces) {
    Cut {
      pieces = List.copyOf(pieces);
    }

    /// The offset at which it begins.
    int start() {
      return pieces.getFirst().start();
    }
  }

  /// `text` in place of what stands from `start` to before `end`.
  record Piece(int start, int end, String text) {}

  private final Unwrapping unwrapping;
  private final List<Cut> found = new ArrayList<>();
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Integer> refused;

  private LongForms(YamlFile file, Set<Integer> refused) {
    this.unwrapping = new Unwrapping(file);
    this.refused = refused;
  }

  /// @param refused where the changes begin that are not to be made
  static List<Cut> of(YamlFile file, Set<Integer> refused) {
    var forms = new LongForms(file, refused);
    if (file.root() instanceof YamlNode.Mapping root) {
      for (var entry : root.entries()) {
        var keyword = Grammar.NEWEL.root().keyword(entry.name());
        if (keyword != null) {
          // Files are joined by their top-level mappings, so that these stay mappings.
          forms.within(keyword.form(), entry.value(), root.flow());
        }
      }
    }
    return forms.found;
  }

  private void visit(Form form, YamlNode node, Slot slot) {
    if (!seen.add(node)) {
      return;
    }
    var before = found.size();
    within(form, node, slot.flow());
    if (found.size() == before) {
      var cut = cut(form, node, slot);
      if (cut != null && !refused.contains(cut.start())) {
        found.add(cut);
      }
    }
  }

  private void within(Form form, YamlNode node, boolean flow) {
    switch (form) {
      case Form.Mapping(Class<?> of) -> keywords(Grammar.NEWEL.mapping(of), node, flow);
      case Form.Names(var spelled, Form each, var listed) -> parts(each, node, flow);
      case Form.Items(Form each) when node instanceof YamlNode.Sequence -> parts(each, node, flow);
      case Form.Plain plain when plain == Form.Plain.SHAPE && node instanceof YamlNode.Mapping ->
          parts(Form.Plain.FIELD, node, flow);
      default -> {}
    }
  }

  private void parts(Form each, YamlNode node, boolean flow) {
    switch (node) {
      case YamlNode.Mapping mapping ->
          mapping
              .entries()
              .forEach(entry -> visit(each, entry.value(), Slot.of(entry, flow || mapping.flow())));
      case YamlNode.Sequence list ->
          list.items().forEach(item -> visit(each, item, Slot.item(flow || list.flow())));
      case YamlNode.Scalar scalar -> {}
      case YamlNode.Missing missing -> {}
    }
  }

  private void keywords(Grammar.Mapping mapping, YamlNode node, boolean flow) {
    var names = mapping.names();
    var list = mapping.list();
    if (node instanceof YamlNode.Sequence && list != null) {
      within(list.form(), node, flow);
    } else if (node instanceof YamlNode.Mapping written) {
      if (names != null && isShort(names, written)) {
        within(names.form(), node, flow);
        return;
      }
      for (var entry : written.entries()) {
        var keyword = mapping.keyword(entry.name());
        if (keyword != null) {
          visit(keyword.form(), entry.value(), Slot.of(entry, flow || written.flow()));
        }
      }
    }
  }

  /// Whether the mapping is names already, as the binder tells them from keywords.
  private static boolean isShort(Grammar.Keyword names, YamlNode.Mapping written) {
    return !(written.get(names.name()) instanceof YamlNode.Mapping);
  }

  private @Nullable Cut cut(Form form, YamlNode node, Slot slot) {
    return switch (node) {
      case YamlNode.Mapping mapping -> cut(form, mapping, slot);
      case YamlNode.Sequence list when form == Form.Plain.ACCESS -> unwrapping.grant(list, slot);
      default -> null;
    };
  }

  private @Nullable Cut cut(Form form, YamlNode.Mapping node, Slot slot) {
    return switch (form) {
      case Form.Mapping(Class<?> of) -> mapping(Grammar.NEWEL.mapping(of), node, slot);
      case Form.Names names -> unwrapping.listed(names, node, slot);
      case Form.Plain.ACCESS -> unwrapping.grants(node, slot);
      case Form.Plain.FIELD -> {
        var only = only(node);
        yield only != null && only.name().equals("type") && kind(only.value()) == Grammar.Kind.TEXT
            ? unwrapping.only(node, only, slot)
            : null;
      }
      default -> null;
    };
  }

  private @Nullable Cut mapping(Grammar.Mapping mapping, YamlNode.Mapping node, Slot slot) {
    var names = mapping.names();
    if (node.entries().isEmpty()) {
      return mapping.isConventional() ? unwrapping.nothing(node, slot) : null;
    }
    if (mapping.isLine(Set.copyOf(node.names()))) {
      return unwrapping.line(node, slot);
    }
    var only = only(node);
    var kind = only == null ? null : kind(only.value());
    if (only == null
        || kind == null
        || !mapping.standsAlone(only.name(), kind)
        || (names != null
            && only.value() instanceof YamlNode.Mapping inner
            && !isShort(names, inner))) {
      return null;
    }
    return unwrapping.only(node, only, slot);
  }

  private static YamlNode.@Nullable Entry only(YamlNode.Mapping node) {
    return node.entries().size() == 1 ? node.entries().getFirst() : null;
  }

  private static Grammar.@Nullable Kind kind(YamlNode value) {
    return switch (value) {
      case YamlNode.Scalar text -> text.isNull() ? null : Grammar.Kind.TEXT;
      case YamlNode.Sequence list -> Grammar.Kind.LIST;
      case YamlNode.Mapping names -> Grammar.Kind.NAMES;
      case YamlNode.Missing missing -> null;
    };
  }

  /// Where a value stands.
  ///
  /// @param key the name before it; null where it is an item of a list
  /// @param flow whether it stands in brackets or braces
  record Slot(YamlNode.@Nullable Scalar key, boolean flow) {
    static Slot of(YamlNode.Entry entry, boolean flow) {
      return new Slot(entry.key(), flow);
    }

    static Slot item(boolean flow) {
      return new Slot(null, flow);
    }
  }
}
