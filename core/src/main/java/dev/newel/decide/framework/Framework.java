package dev.newel.decide.framework;

import java.util.List;

/// Everything that can be decided, in the order in which decisions rest on each other.
public final class Framework {
  public static final List<Topic> ALL =
      List.of(
          Services.TOPIC,
          Store.TOPIC,
          ApiStyle.TOPIC,
          Messages.TOPIC,
          Transactions.TOPIC,
          Answering.TOPIC,
          Caching.TOPIC,
          Paging.TOPIC);

  private Framework() {}
}
