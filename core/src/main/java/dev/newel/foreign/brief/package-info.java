/// What Markdown documents say of a system: requirements, research, contracts, data, tasks.
@NullMarked
package dev.newel.foreign.brief;

import org.jspecify.annotations.NullMarked;
