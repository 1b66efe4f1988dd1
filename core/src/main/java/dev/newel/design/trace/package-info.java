/// What a design answers to: requirements and decisions, as their documents state them.
@NullMarked
package dev.newel.design.trace;

import org.jspecify.annotations.NullMarked;
