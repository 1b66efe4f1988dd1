/// Findings for readers: text, JSON, SARIF, GitHub workflow commands and JUnit, each a pure
/// function of a judgement.
@NullMarked
package dev.newel.report;

import org.jspecify.annotations.NullMarked;
