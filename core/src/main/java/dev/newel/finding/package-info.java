/// The one diagnostic of reader, rules, diff and verifier, with its waivers and baselines.
@NullMarked
package dev.newel.finding;

import org.jspecify.annotations.NullMarked;
