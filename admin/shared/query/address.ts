import { paths } from '../paths.ts'
import type { Question } from './narrow.ts'

/** The address of a question. It is in the hash, so that neither the operation nor its variables reach a server's log. */
export const queryAddress = ({ operation, variables }: Question) =>
  `${paths.queries}#${new URLSearchParams({ operation, variables: JSON.stringify(variables) })}`

/** The question that an address's hash holds; null when it holds none. */
export function readQueryAddress(hash: string): { operation: string; variables: string } | null {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const operation = params.get('operation')
  return operation ? { operation, variables: params.get('variables') ?? '{}' } : null
}
