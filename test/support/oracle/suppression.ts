import { Refusal } from '../../../server/statistics/refusal.ts'
import { auditSuppression } from '../../../server/statistics/suppression.audit.ts'
import { publishable, suppressionRules } from '../../../server/statistics/suppression.ts'
import { list, type Answer, type Input, type Json } from './input.ts'

const display = (given: Json | undefined, replacement: string): string => {
  // What is no number at all is no count either.
  const shown = publishable(typeof given === 'number' ? given : NaN, suppressionRules.HES_2018)
  return shown === null ? replacement : String(shown)
}

/** Small numbers. */
export const suppression: Record<string, (input: Input) => Answer> = {
  'suppress7-round5': (input) => {
    const replacement = String(input.replacement ?? '*')
    if (input.values === undefined) return { display: display(input.value, replacement) }
    return { display: list(input, 'values').map((count) => display(count, replacement)) }
  },
  'suppress7-round5-invalid': (input) => {
    try {
      return { error: false, display: display(input.value, '*') }
    } catch (error) {
      return { error: error instanceof Refusal }
    }
  },
  'secondary-suppression-audit': (input) => {
    const cells = auditSuppression({
      cells: list(input, 'table') as number[][],
      isHidden: (list(input, 'suppressed') as number[][]).map((row) => row.map(Boolean)),
      hasRowTotals: input.row_totals_published === true,
      hasColumnTotals: input.column_totals_published === true,
    })
    const place = (cell: (typeof cells)[number]): string => `${cell.row},${cell.column}`
    return {
      intervals: Object.fromEntries(cells.map((cell) => [place(cell), { min: cell.least, max: cell.most }])),
      exactly_recoverable: cells.filter((cell) => cell.least === cell.most).map(place),
    }
  },
}
