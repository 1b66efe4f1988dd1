/// From what was written to the whole design: every name resolved, every convention expanded, in a
/// fixed list of phases.
///
/// Each phase reads what earlier ones made and adds its own part; `Elaborator.PHASES` is their
/// order. What a phase cannot make sense of becomes a finding, and the rest goes on without it.
@NullMarked
package dev.newel.read.elaborate;

import org.jspecify.annotations.NullMarked;
