/// Makes a first design of what others' documents say: every statement with the places that it
/// comes from, contradictions as findings, what is missing as questions. A pure function.
@NullMarked
package dev.newel.draft;

import org.jspecify.annotations.NullMarked;
