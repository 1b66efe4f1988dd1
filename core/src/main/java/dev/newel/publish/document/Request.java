package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.Requirement;
import dev.newel.finding.Finding;
import dev.newel.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is published: a design with all that is known of it, the families, and what is on disk.
///
/// @param profiles the families, in order
/// @param fragments what houses wrote in place of sections, by profile and path:
///     `house/naming.md`
/// @param features the keys of the features whose documents are wanted; empty for all
/// @param only the names of documents that are wanted, as profiles call them; empty for all
/// @param boxes every box of the checklists
/// @param findings about the design, those accepted left out
/// @param date the day that documents bear, as in ISO 8601
/// @param previous the text of a document that is there already, by its path; null where none is
/// @param overwrite whether parts that were changed by hand are lost
/// @param judge what judges the documents once they are composed; null where nothing does, and the
///     boxes that speak of documents stay undecided
public record Request(
    Design design,
    Map<String, Requirement> requirements,
    Map<String, Decision> decisions,
    List<Profile> profiles,
    Map<String, String> fragments,
    Set<String> features,
    Set<String> only,
    List<Subject.CheckedBox> boxes,
    List<Finding> findings,
    String date,
    Function<String, @Nullable String> previous,
    boolean overwrite,
    @Nullable Judge judge) {}
