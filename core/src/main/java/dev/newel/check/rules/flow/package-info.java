/// Rules over what happens: workflows, events, states.
@NullMarked
package dev.newel.check.rules.flow;

import org.jspecify.annotations.NullMarked;
