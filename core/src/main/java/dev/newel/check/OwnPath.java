package dev.newel.check;

import dev.newel.design.api.Resource;

/// What an operation's path says beyond that of its resource.
public final class OwnPath {
  private OwnPath() {}

  /// The segments of `path` after those that it shares with the resource.
  ///
  /// @param name the name that the convention puts last, which says nothing of its own; may be
  ///     empty
  public static String of(Resource resource, String path, String name) {
    var theirs = resource.path().split("/", -1);
    var own = path.split("/", -1);
    var shared = 0;
    while (shared < own.length && shared < theirs.length && own[shared].equals(theirs[shared])) {
      shared++;
    }
    var end = own.length;
    if (end > shared && !name.isEmpty() && own[end - 1].equals(name)) {
      end--;
    }
    var rest = new StringBuilder();
    for (var i = shared; i < end; i++) {
      rest.append('/').append(own[i]);
    }
    return rest.toString();
  }
}
