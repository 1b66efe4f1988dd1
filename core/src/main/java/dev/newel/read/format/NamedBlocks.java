package dev.newel.read.format;

import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.read.yaml.YamlNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Which mappings hold names that the author chose, as against keywords of the language.
final class NamedBlocks {
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<YamlNode> named = Collections.newSetFromMap(new IdentityHashMap<>());

  private NamedBlocks() {}

  static Set<YamlNode> of(YamlNode root) {
    var found = new NamedBlocks();
    found.visit(new Form.Mapping(Grammar.NEWEL.root().of()), root);
    return found.named;
  }

  private void visit(Form form, YamlNode node) {
    if (!seen.add(node)) {
      return;
    }
    switch (form) {
      case Form.Mapping(Class<?> of) -> keywords(Grammar.NEWEL.mapping(of), node);
      case Form.Names(var spelled, Form each, var listed) -> names(each, node);
      case Form.Items(Form each) -> {
        if (node instanceof YamlNode.Sequence list) {
          list.items().forEach(item -> visit(each, item));
        }
      }
      case Form.Plain.ACCESS, Form.Plain.SHAPE, Form.Plain.JSON -> names(form, node);
      case Form.Plain plain -> {}
      case Form.Words words -> {}
      case Form.OneLine line -> {}
    }
  }

  private void names(Form each, YamlNode node) {
    switch (node) {
      case YamlNode.Mapping mapping -> {
        named.add(mapping);
        mapping.entries().forEach(entry -> visit(each, entry.value()));
      }
      case YamlNode.Sequence list -> list.items().forEach(item -> visit(each, item));
      case YamlNode.Scalar scalar -> {}
      case YamlNode.Missing missing -> {}
    }
  }

  private void keywords(Grammar.Mapping mapping, YamlNode node) {
    var names = mapping.names();
    var list = mapping.list();
    if (node instanceof YamlNode.Mapping written) {
      if (names != null && !(written.get(names.name()) instanceof YamlNode.Mapping)) {
        seen.remove(node);
        visit(names.form(), node);
        return;
      }
      for (var entry : written.entries()) {
        var keyword = mapping.keyword(entry.name());
        if (keyword != null) {
          visit(keyword.form(), entry.value());
        }
      }
    } else if (node instanceof YamlNode.Sequence && list != null) {
      seen.remove(node);
      visit(list.form(), node);
    }
  }
}
