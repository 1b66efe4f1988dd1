/// Faults of Mermaid diagrams, told without a browser. What Mermaid accepts is never refused here.
@NullMarked
package dev.newel.gate.mermaid;

import org.jspecify.annotations.NullMarked;
