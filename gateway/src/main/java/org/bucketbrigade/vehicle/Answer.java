package org.bucketbrigade.vehicle;

/** How a command ended. */
public enum Answer {
  /** The vehicle accepted it. */
  ACCEPTED,
  /** The vehicle refused it. */
  REFUSED,
  /** No answer after all tries: it may or may not have been carried out. */
  SILENT
}
