/// The framework itself, as data: facts, topics, options, criteria and their sources.
@NullMarked
package dev.newel.decide.framework;

import org.jspecify.annotations.NullMarked;
