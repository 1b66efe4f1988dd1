/// Requirements out of the documents that state them: product requirement documents,
/// specifications, task files.
@NullMarked
package dev.newel.read.prd;

import org.jspecify.annotations.NullMarked;
