/** Raised when an answer cannot be computed from what was given; the sentence says why. */
export class Refusal extends Error {}

/** Refuses with a sentence when the condition does not hold. */
export function require(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Refusal(sentence)
}
