import { OperationTypeNode, type DocumentNode, type ExecutionResult, type OperationDefinitionNode } from 'graphql'

import { settle, type Admit } from './admission.ts'
import type { GraphqlRequest } from './body.values.ts'
import { JsonData, writeAnswer } from './compile/json-data.ts'
import type { Context } from './context.ts'
import type { Estimate } from './cost.estimate.ts'
import type { Execute } from './execute.ts'
import type { Metrics } from './metrics.ts'
import type { Use } from './use.ts'

interface Checked {
  document: DocumentNode
  operation: OperationDefinitionNode
}

/** What was done for a request before Apollo was given it. */
export interface Ahead {
  estimated: Estimate
  answer: Promise<ExecutionResult>
}

/** The way past Apollo's pipeline. */
export interface Straight {
  /** Notes an operation that Apollo has read and found valid. */
  note(request: { query?: string; operationName?: string | null }, checked: Checked): void
  /** The whole answer as text; null where Apollo must give it. */
  answer(request: GraphqlRequest, context: Context): Promise<string | null>
  /** What was done already for the request of that context. */
  ahead(context: Context): Ahead | undefined
}

const REMEMBERED = 1_000
const REMEMBERED_LETTERS = 2_000_000

/**
 * Answers queries that were asked before: their documents are valid, so that what remains is what each request must pass (price, budget) and
 * the answer itself. Where that is not one text without errors, Apollo is given what was done so far, and nothing is done or paid for twice.
 */
export function createStraight(execute: Execute, admit: Admit, metrics: Metrics): Straight {
  const known = new Map<string, Checked>()
  // By what a request uses: Apollo copies the context itself.
  const done = new WeakMap<Use, Ahead>()
  let letters = 0
  const keyOf = ({ query, operationName }: Parameters<Straight['note']>[0]): string => `${operationName ?? ''}\n${query}`

  return {
    note(request, checked) {
      const key = keyOf(request)
      if (known.has(key) || checked.operation.operation !== OperationTypeNode.QUERY) return
      known.set(key, checked)
      letters += key.length
      for (const oldest of known.keys()) {
        if (known.size <= REMEMBERED && letters <= REMEMBERED_LETTERS) break
        known.delete(oldest)
        letters -= oldest.length
      }
    },
    async answer(request, context) {
      const checked = request.extensions ? undefined : known.get(keyOf(request))
      if (!checked) return null
      const { document, operation } = checked
      const { operationName, variables = {} } = request
      // Whoever is refused here is refused by Apollo again, which knows how to say it.
      const estimated = await admit(document, operation, variables, context).catch(() => null)
      if (!estimated) return null
      const answer = execute({ document, operationName, variables, context })
      const { data, errors, extensions } = await answer.catch((): ExecutionResult => ({}))
      if (errors || extensions || !((data as unknown) instanceof JsonData)) {
        done.set(context.use, { estimated, answer })
        return null
      }
      const shown = settle(context, estimated, data, 'ok', metrics)
      return writeAnswer({ data, ...('cost' in shown && { extensions: shown }) })
    },
    ahead: (context) => done.get(context.use),
  }
}
