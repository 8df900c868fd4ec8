/** A repeated request with the same key gets the same answer for 24 hours. */
export type IdempotencyKeyTable = {
  key: string;
  /** SHA-256 of the body, hex: the same key with another body is an error. */
  bodyHash: string;
  /** JSON: the body answered */
  answer: string;
  createdAt: string;
};
