package dev.newel.read.asyncapi;

import dev.newel.foreign.messaging.MessagingApi.Channel;
import dev.newel.foreign.messaging.MessagingApi.Exchange;
import dev.newel.foreign.messaging.MessagingApi.Parameter;
import dev.newel.read.openapi.Description;
import dev.newel.read.openapi.OasId;
import dev.newel.source.Span;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds the parts of a description of messages against each other.
final class Checks {
  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  private final Description description;

  Checks(Description description) {
    this.description = description;
  }

  void check(List<Channel> channels, List<Exchange> operations) {
    channels.forEach(this::parameters);
    sameName(operations);
  }

  /// What stands in the braces of an address is declared, and what is declared stands there.
  private void parameters(Channel channel) {
    var written = new LinkedHashSet<String>();
    BRACES.matcher(channel.address()).results().forEach(each -> written.add(each.group(1)));
    var declared = channel.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    for (var name : written) {
      if (!declared.contains(name)) {
        description.error(
            OasId.PATH_PARAMETER_MISSING,
            channel.place(),
            "`%s` does not declare the parameter `%s` of its address."
                .formatted(channel.address(), name),
            "Add `%s` to its `parameters`.".formatted(name));
      }
    }
    for (var parameter : channel.parameters()) {
      if (!written.contains(parameter.name())) {
        description.error(
            OasId.PATH_PARAMETER_UNUSED,
            parameter.place(),
            "The parameter `%s` does not stand in the address `%s`."
                .formatted(parameter.name(), channel.address()),
            "Write `{%s}` into the address, or remove the parameter.".formatted(parameter.name()));
      }
    }
  }

  private void sameName(List<Exchange> operations) {
    Map<String, Span> first = new HashMap<>();
    for (var operation : operations) {
      var before =
          operation.name().isEmpty()
              ? null
              : first.putIfAbsent(operation.name(), operation.place());
      if (before != null) {
        description.error(
            OasId.SAME_OPERATION_ID,
            operation.place(),
            "`operationId: %s` stands twice; the first is in line %d."
                .formatted(operation.name(), before.line()),
            "Give one of them another.");
      }
    }
  }
}
