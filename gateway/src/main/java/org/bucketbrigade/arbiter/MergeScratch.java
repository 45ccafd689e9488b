package org.bucketbrigade.arbiter;

/**
 * Room to work in for one merge at a time; nothing in it outlives the merge. One for all crews, so
 * that it stays in the processor's cache.
 */
final class MergeScratch {
  final Proposals proposals = new Proposals(Crew.MAX_SEATS);
  final Velocity wished = new Velocity();

  // For trust: all proposals but one, and their median.
  final Proposals others = new Proposals(Crew.MAX_SEATS);
  final GeometricMedian median = new GeometricMedian();
  final Velocity ofOthers = new Velocity();
}
