/// The design language as data: one record per mapping that an author may write, one annotated
/// component per keyword.
///
/// The reader, the writer, the published JSON Schema and the reference are all made from these
/// records, so that they cannot disagree. The records hold what was written and nothing else:
/// conventions are expanded into `dev.newel.design`.
@NullMarked
package dev.newel.language;

import org.jspecify.annotations.NullMarked;
