package dev.newel.read.brief;

import dev.newel.read.markdown.Block;

/// One outermost block of a document, or of a quote in it, with what stands around it.
record Passage(Scene scene, Block block) {}
