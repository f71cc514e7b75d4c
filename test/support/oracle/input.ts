import { Refusal } from '../../../server/statistics/refusal.ts'

/** What a case gives, and what it asks for, as the JSON has them. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type Input = { [name: string]: Json | undefined }
export type Answer = { [name: string]: unknown }

type Maybe = number | null

/** A list of numbers. */
export const numbers = (input: Input, name: string): number[] => list(input, name).map(Number)

/** A list of numbers with gaps. */
export const values = (input: Input, name: string): Maybe[] => list(input, name).map((value) => (value === null ? null : Number(value)))

/** A list of texts. */
export const texts = (input: Input, name: string): string[] => list(input, name).map(String)

/** A list of truths, which some cases write as 0 and 1. */
export const truths = (input: Input, name: string): boolean[] => list(input, name).map(Boolean)

/** A number. */
export const number = (input: Input, name: string): number => Number(input[name])

/** A number that may be missing. */
export const maybe = (input: Input, name: string): Maybe => (input[name] === null || input[name] === undefined ? null : Number(input[name]))

/** An object within. */
export const part = (input: Input, name: string): Input => (input[name] ?? {}) as Input

/** What can be worked out of a part of an answer; where that part is refused, it has no value at all. */
export function orNone<T>(part: () => T): T | null {
  try {
    return part()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** A list; a missing one is empty. */
export const list = (input: Input, name: string): Json[] => (input[name] ?? []) as Json[]
