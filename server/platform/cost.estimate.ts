import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

import { ExpectedError } from './errors.ts'
import { priceOperation, sumPoints, wholePoints, type Priced, type Prices } from './cost.ts'

/** What an operation will cost at most, and of what that consists. */
export interface Estimate {
  points: number
  fields: readonly Priced[]
}

export type EstimateCost = (document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>) => Estimate

// Arguments whose value changes the cost; an estimate holds for every request that agrees in these.
const SIZING = new Set(['first', 'last', 'codes', 'ids'])

const REMEMBERED = 50

interface Known {
  sizing: string[]
  estimates: Map<string, Estimate>
}

/** Prices operations, each document once for each set of page sizes. */
export function createEstimate(schema: GraphQLSchema, prices: Prices): EstimateCost {
  const known = new WeakMap<OperationDefinitionNode, Known>()
  return (document, operation, variables) => {
    let entry = known.get(operation)
    if (!entry) known.set(operation, (entry = { sizing: sizingVariables(document), estimates: new Map() }))
    const key = entry.sizing.map((name) => sizeOf(variables[name])).join()
    const found = entry.estimates.get(key)
    if (found) return found
    const fields = priceOperation(schema, document, operation, variables, prices)
    const estimate = { points: Math.max(1, wholePoints(sumPoints(fields))), fields }
    if (entry.estimates.size >= REMEMBERED) entry.estimates.clear()
    entry.estimates.set(key, estimate)
    return estimate
  }
}

/** The refusal of an operation that costs more than the caller may spend on one: what it would cost, what makes it dear, what would be affordable. */
export function tooExpensive(estimate: Estimate, budget: number): ExpectedError {
  const { points } = estimate
  const { dear, cheaper } = explainCost(estimate, budget)
  const advice = cheaper ? `Ask for ${cheaper} instead, or for fewer fields` : 'Ask for fewer levels or fewer fields'
  const sentence = `This would cost ${points} points and ${budget} are allowed. The most expensive field is ${dear?.path ?? 'unknown'}. ${advice}.`
  return new ExpectedError('QUERY_TOO_EXPENSIVE', sentence, {
    cost: points,
    budget,
    ...(dear && { mostExpensiveField: dear.path }),
    ...(cheaper && { cheaper }),
  })
}

/** The field that makes an operation dear, and the largest page of it that the budget would allow. */
export function explainCost({ points, fields }: Estimate, budget: number): { dear: Priced | undefined; cheaper: string | null } {
  const dear = mostExpensive(fields)
  return { dear, cheaper: dear ? cheaperVariant(dear, points, budget) : null }
}

// Down the dearest branch to its largest list: that one multiplies everything beneath it.
function mostExpensive(fields: readonly Priced[]): Priced | undefined {
  let largest: Priced | undefined
  let level = fields
  for (;;) {
    const dearest = level.reduce<Priced | undefined>((most, field) => (most && most.points >= field.points ? most : field), undefined)
    if (!dearest) return largest
    if (!largest || pageOf(dearest) > pageOf(largest)) largest = dearest
    level = dearest.inside
  }
}

// A connection's size is that of the list in it; a plain list has its own.
const pageOf = (field: Priced): number => (field.isPage ? Math.max(1, ...field.inside.map(({ size }) => size)) : field.size)

function cheaperVariant(field: Priced, points: number, budget: number): string | null {
  if (!field.isPage) return null
  const affordable = Math.floor((pageOf(field) * budget) / points)
  return affordable >= 1 ? `${field.path}(first: ${affordable})` : null
}

function sizingVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD)
        for (const { name, value } of selection.arguments ?? [])
          if (SIZING.has(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value)
      if (selection.kind !== Kind.FRAGMENT_SPREAD) walk(selection.selectionSet)
    }
  }
  for (const definition of document.definitions)
    if (definition.kind !== Kind.SCHEMA_DEFINITION && 'selectionSet' in definition) walk(definition.selectionSet)
  return [...names].sort()
}

const sizeOf = (value: unknown): string =>
  Array.isArray(value) ? `${value.length} entries` : typeof value === 'number' ? String(value) : typeof value
