import { linter, type Diagnostic } from '@codemirror/lint'
import { StateEffect, StateField } from '@codemirror/state'

/** Tells an editor what the server found in its text. */
export const showProblems = StateEffect.define<readonly Diagnostic[]>()

// They stand until the text changes, since it may be the mending.
const found = StateField.define<readonly Diagnostic[]>({
  create: () => [],
  update: (value, transaction) => transaction.effects.find((effect) => effect.is(showProblems))?.value ?? (transaction.docChanged ? [] : value),
})

/** Underlines what the server found, beside what is found while typing. */
export const problems = [
  found,
  linter((view) => view.state.field(found).filter(({ to }) => to <= view.state.doc.length), {
    delay: 0,
    needsRefresh: (update) => update.transactions.some(({ effects }) => effects.some((effect) => effect.is(showProblems))),
  }),
]

/** Where in a text a line and a column are. */
export function offsetAt(text: string, { line, column }: { line: number; column: number }): number {
  const lines = text.split('\n').slice(0, line - 1)
  return Math.min(text.length, lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1)
}
