package dev.newel.foreign.messaging;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.HttpApi.Extension;
import dev.newel.foreign.http.HttpApi.NamedSchema;
import dev.newel.foreign.http.HttpApi.Unread;
import dev.newel.foreign.http.Schema;
import dev.newel.source.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages of a system as a description of them tells: AsyncAPI 2 and 3 in one form. Names are
/// kept as written; a text that the description leaves out is empty, a value that it leaves out is
/// null.
///
/// @param file the file with which the description begins
/// @param version of AsyncAPI, as written: `3.0.0`
/// @param release the description's own version
/// @param operations what the described application does, in its own words: of AsyncAPI 2, where
///     `publish` says what others do, turned round
/// @param schemas every schema that something refers to or that bears a name, by a name of its own
/// @param unread what stands in the description and not in this model
/// @param findings what is wrong with the description, by place
public record MessagingApi(
    String file,
    String version,
    String title,
    String release,
    String description,
    List<Server> servers,
    List<Channel> channels,
    List<Exchange> operations,
    Map<String, NamedSchema> schemas,
    List<Extension> extensions,
    List<Unread> unread,
    List<Finding> findings) {
  public MessagingApi {
    servers = List.copyOf(servers);
    channels = List.copyOf(channels);
    operations = List.copyOf(operations);
    schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
    extensions = List.copyOf(extensions);
    unread = List.copyOf(unread);
    findings = List.copyOf(findings);
  }

  /// The channel called `name`; null where there is none.
  public @Nullable Channel channel(String name) {
    return channels.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /// A broker.
  ///
  /// @param address host and path, or the `url` of AsyncAPI 2
  public record Server(
      String name, String address, String protocol, String description, Span place) {}

  /// Where messages go.
  ///
  /// @param name its key in the description
  /// @param address the topic, queue or path; empty where it is told at run time alone
  /// @param messages in the order of the description
  /// @param servers the names of those that it is on; all where none is named
  /// @param kept how long the broker keeps messages; null where nothing is said
  public record Channel(
      String name,
      String address,
      String description,
      List<Parameter> parameters,
      List<Message> messages,
      List<String> servers,
      @Nullable Kept kept,
      Span place) {
    public Channel {
      parameters = List.copyOf(parameters);
      messages = List.copyOf(messages);
      servers = List.copyOf(servers);
    }
  }

  /// How long a broker keeps messages.
  public record Kept(Duration time, Span place) {}

  /// A part of an address in braces.
  public record Parameter(String name, String description, Span place) {}

  /// A message.
  ///
  /// @param id its key in the channel, or that of the component that it is; else its name
  /// @param name its own, else that of the component that it is, else its key
  /// @param contentType as written, that of the whole description where the message says none
  /// @param headers null where none are said
  /// @param payload null where none is said, or where it is no JSON Schema
  /// @param format of the payload's schema as written; empty for JSON Schema
  /// @param key by which the broker keeps messages in order; null where nothing is said
  public record Message(
      String id,
      String name,
      String title,
      String summary,
      String description,
      String contentType,
      @Nullable Schema headers,
      @Nullable Schema payload,
      String format,
      @Nullable Schema key,
      Span place) {}

  /// That the application sends or receives messages.
  ///
  /// @param name its key, or its `operationId`; empty where it has none
  /// @param channel the name of the channel
  /// @param messages the ids of those that are meant; all of the channel where none is named
  /// @param reply the name of the channel on which is replied; null where nothing is
  /// @param group of consumers among which a message is for one; null where none is named
  public record Exchange(
      String name,
      Action action,
      String channel,
      List<String> messages,
      String summary,
      String description,
      @Nullable String reply,
      @Nullable String group,
      Span place) {
    public Exchange {
      messages = List.copyOf(messages);
    }
  }

  /// What the application does.
  public enum Action {
    SEND,
    RECEIVE
  }
}
