package org.bucketbrigade.mavlink;

/** What a {@link SignatureChecker} finds of a frame; all but the first mean: do not heed it. */
public enum SignatureVerdict {
  /** Signed by a holder of the key and new, or of a kind that needs no signature. */
  ACCEPTED,
  /** Without a signature. */
  UNSIGNED,
  /** Not signed with the key, or changed since. */
  BAD_SIGNATURE,
  /** Rightly signed, but not newer than what its stream has brought already. */
  REPLAYED,
  /** Rightly signed, the first of its stream, and more than a minute behind our time. */
  TOO_OLD,
  /** Rightly signed, but there are too many streams to remember another. */
  TOO_MANY_STREAMS;

  @SuppressWarnings("EnumOrdinal") // any number of its own will do
  final int index = ordinal();
}
