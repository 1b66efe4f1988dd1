package dev.newel.foreign.brief;

import dev.newel.finding.Finding;
import java.util.List;

/// One Markdown document of somebody else: what it requires and what else it says of the system.
///
/// @param title its outermost heading, else what its front matter or its file name says
/// @param summary what the system is for, in the document's words; empty where no section says
/// @param requirements in the order of the document
/// @param items in the order of the document; a thing that is said twice is there twice
/// @param unread the blocks out of which neither came
public record Brief(
    String file,
    Kind kind,
    String title,
    String summary,
    List<Stated> requirements,
    List<Item> items,
    List<Unread> unread,
    List<Finding> findings) {
  public Brief {
    requirements = List.copyOf(requirements);
    items = List.copyOf(items);
    unread = List.copyOf(unread);
    findings = List.copyOf(findings);
  }

  /// The items of one kind, in the order of the document.
  public <T extends Item> List<T> items(Class<T> kind) {
    return items.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// What a document is for.
  public enum Kind {
    REQUIREMENTS,
    RESEARCH,
    INTERFACES,
    DATA,
    /// An architecture or another design that is made of the others.
    DESIGN,
    TASK,
    /// The notes of a session of work, which go on from task to task.
    CONTEXT,
    UNKNOWN
  }
}
