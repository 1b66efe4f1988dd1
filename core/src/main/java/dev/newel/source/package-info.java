/// Where things stand: addresses in a design, spans in a file, and the map between the two.
@NullMarked
package dev.newel.source;

import org.jspecify.annotations.NullMarked;
