/// What happens: effects, events, workflows and jobs, with typed expressions.
@NullMarked
package dev.newel.design.flow;

import org.jspecify.annotations.NullMarked;
