import { RuleError } from '../platform/errors.ts'
import { Refusal } from '../statistics/refusal.ts'

/** Answers, or passes on why the statistics refuse: their sentence is meant for the caller. */
export function answerOrRefuse<T>(field: string, answer: () => T): T {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refusal) throw new RuleError('STATISTICS', error.message, field)
    throw error
  }
}
