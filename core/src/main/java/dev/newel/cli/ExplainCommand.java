package dev.newel.cli;

import dev.newel.check.BuiltInRules;
import dev.newel.check.RulePages;
import dev.newel.finding.Baseline;
import dev.newel.finding.RuleInfo;
import dev.newel.gate.DocumentRule;
import dev.newel.text.DidYouMean;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints the page of a rule, or everything known of a place in a design.
@CommandLine.Command(
    name = "explain",
    description = {
      "Print the page of a rule, or everything known of a place in a design.",
      "newel explain API004",
      "newel explain resources/products/list",
      "newel explain products.list shop/"
    })
final class ExplainCommand implements Command {
  @Parameters(
      index = "0",
      paramLabel = "WHAT",
      description = "The id of a rule, an address, or an operation's name.")
  private String what = "";

  @Mixin private DesignArgument design = new DesignArgument();

  @Override
  public Exit run(Console console) {
    var id = what.toUpperCase(Locale.ROOT);
    if (BuiltInRules.ALL.stream().anyMatch(rule -> rule.info().id().equals(id))) {
      console.print(RulePages.of(id));
      return Exit.OK;
    }
    for (var rule : DocumentRule.infos()) {
      if (rule.id().equals(id)) {
        console.out("%s %s: %s".formatted(id, rule.name(), rule.summary()));
        console.out("A rule over documents: see docs/gate/documents.md.");
        return Exit.OK;
      }
    }
    var meaning = Examination.readerMeanings().get(id);
    if (meaning != null) {
      console.out("%s: %s".formatted(id, meaning));
      console.out("No rule finds this but the reading of the files; it has no page.");
      return Exit.OK;
    }
    if (what.matches("[A-Za-z]+\\d{1,4}")) {
      console.err("newel: there is no rule `%s`.".formatted(what));
      var closest = DidYouMean.hint(id, ids());
      console.err("hint: " + (closest == null ? "run `newel rules` to see them." : closest));
      return Exit.USAGE;
    }
    return explainPlace(console);
  }

  private static List<String> ids() {
    return Stream.concat(
            Stream.concat(
                BuiltInRules.ALL.stream().map(rule -> rule.info().id()),
                DocumentRule.infos().stream().map(RuleInfo::id)),
            Examination.readerMeanings().keySet().stream())
        .toList();
  }

  private Exit explainPlace(Console console) {
    if (design.isMissing(console)) {
      return Exit.USAGE;
    }
    var examined =
        Examination.of(NamedTree.read(console, design.name()), LocalDate.now(console.clock()));
    var whole = examined.read().design();
    if (whole == null) {
      console.err("newel: the design cannot be read.");
      console.err("hint: run `newel check %s` to see why.".formatted(design.name()));
      return Exit.FINDINGS;
    }
    var judgement = examined.judge(Set.of(), Baseline.EMPTY, null);
    var explanation = new Explanation(whole, examined.read(), judgement);
    var text = explanation.of(what);
    if (text == null) {
      console.err("newel: the design says nothing at `%s`.".formatted(what));
      var closest = DidYouMean.hint(what, explanation.places());
      console.err(
          "hint: "
              + (closest == null ? "name an operation, `products.list`, or an address." : closest));
      return Exit.USAGE;
    }
    console.print(text);
    return Exit.OK;
  }
}
