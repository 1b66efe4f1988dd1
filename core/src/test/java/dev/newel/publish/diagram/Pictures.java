package dev.newel.publish.diagram;

import dev.newel.facts.slices.Slice;
import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The pictures that the tests look at.
final class Pictures {
  private Pictures() {}

  /// Every picture of every example, for the system and for each feature, by what it shows.
  static Map<String, String> all() {
    var texts = new LinkedHashMap<String, String>();
    Rendering.examples().forEach(example -> pictures(example, Rendering.of(example), texts));
    pictures("large", Rendering.of(large(60).design()), texts);
    List.of(5, 60)
        .forEach(count -> pictures("woven " + count, Rendering.of(woven(count).design()), texts));
    return texts;
  }

  private static void pictures(String name, Rendering rendering, Map<String, String> texts) {
    var design = rendering.design();
    var slices = new ArrayList<Slice>();
    slices.add(Slice.whole(design));
    design.prose().features().keySet().forEach(key -> slices.add(Slice.of(design, key)));
    for (var slice : slices) {
      var of = name + " " + slice.key() + " ";
      texts.put(of + "system", SystemDiagram.of(design.prose(), slice));
      ComponentDiagram.of(design, slice)
          .forEach((title, text) -> texts.put(of + "components " + title, text));
      for (var detail : EntityDiagram.Detail.values()) {
        EntityDiagram.of(design, slice, detail)
            .forEach((title, text) -> texts.put(of + detail + title, text));
      }
      slice
          .flows()
          .forEach(
              (key, flow) ->
                  texts.put(of + key, FlowDiagram.of(design, flow, FlowDiagram.Detail.DATA)));
      slice
          .workflows()
          .forEach((key, each) -> texts.put(of + key, WorkflowDiagram.of(design, each)));
      slice
          .dependencies()
          .forEach(
              (key, each) ->
                  each.offers()
                      .keySet()
                      .forEach(
                          offer ->
                              texts.put(
                                  of + key + " " + offer, CallDiagram.of(name, key, each, offer))));
      StateDiagram.of(design, slice.entities().keySet())
          .forEach((key, text) -> texts.put(of + key, text));
    }
    texts.put(name + " deployment", DeploymentDiagram.of(design));
    texts.put(name + " authentication", AuthenticationDiagram.of(design));
    texts.values().removeIf(String::isEmpty);
  }

  /// A design with so many of each thing.
  static TextTree large(int count) {
    var names = IntStream.rangeClosed(1, count).mapToObj(i -> "E" + i).toList();
    return TextTree.of(
        """
        newel: 1
        system: { name: large, title: 'Large "one" <of> many; with: signs #1' }
        clients: { %s }
        dependencies: { %s }
        components: { %s }
        entities: { %s }
        """
            .formatted(
                each(names, "c%s: { title: 'Client %s' }"),
                each(names, "d%s: { title: 'end; %s' }"),
                each(names, "m%s: { owns: [%s] }"),
                each(names, "%s: { id: uuid key, end: E1?, class: string }")));
  }

  /// A design of five or of many elements in which everything is joined to something, under names
  /// as long as people write them.
  static TextTree woven(int count) {
    var names = IntStream.rangeClosed(1, count).mapToObj(i -> "E" + i).toList();
    return TextTree.of(
        """
        newel: 1
        system: { name: woven, title: The regional settlement platform }
        stack: { edge: { uses: Gateway with a firewall for applications } }
        clients: { %s }
        dependencies: { %s }
        components: { %s }
        entities: { %s }
        storage: { technology: PostgreSQL 17, replicas: 2 }
        deployment: { instances: 2..40, balancing: Round robin at the ingress of the cluster }
        """
            .formatted(
                each(names, "c%s: { title: 'Client %s of the regional offices' }"),
                each(names, "d%s: { title: 'External registry of companies %s', protocol: REST }"),
                each(names, "settlement-%s: { owns: [%s], uses: [d%s, settlement-E1, dE1] }"),
                each(names, "%s: { id: uuid key, first: E1, amount: 'decimal(12,2)' }")));
  }

  private static String each(List<String> names, String form) {
    return names.stream().map(name -> form.replace("%s", name)).collect(Collectors.joining(", "));
  }
}
