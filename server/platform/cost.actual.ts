import { JsonData } from './compile/compiled.ts'
import { LEAF, OBJECT, wholePoints, type Priced } from './cost.ts'

/** What an answer turned out to cost: the estimate's prices with the lengths that its lists really had. */
export function actualCost(fields: readonly Priced[], data: unknown): number {
  return wholePoints(data instanceof JsonData ? countText(data.text) : count(fields, data))
}

function count(fields: readonly Priced[], data: unknown): number {
  if (!isObject(data)) return 0
  let points = 0
  for (const { key, unit, inside } of fields) {
    const value = data[key]
    if (value === undefined) continue
    if (!inside.length) points += unit
    else for (const entry of Array.isArray(value) ? value : [value]) if (entry !== null) points += unit + count(inside, entry)
  }
  return points
}

// The text is not parsed for this. A quotation mark inside a string has a backslash before it, so these marks are only ever those of objects
// and of their keys; the object around everything is no field.
function countText(text: string): number {
  let points = -OBJECT
  for (let at = text.indexOf('{"'); at >= 0; at = text.indexOf('{"', at + 2)) points += OBJECT
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) {
    const value = text[at + 2]
    if (value !== '{' && value !== '[' && text[at - 1] !== '\\') points += LEAF
  }
  return points
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
