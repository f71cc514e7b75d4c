import { JsonData, type Size } from './compile/json-data.ts'
import { LEAF, OBJECT, wholePoints, type Priced } from './cost.ts'

/** Measures an answer by the prices of its operation. */
export function measureAnswer(fields: readonly Priced[], data: unknown): Size {
  if (data instanceof JsonData) return (data.size ??= countText(data.text))
  const size = { points: 0, objects: 0 }
  count(fields, data, size)
  return { ...size, points: wholePoints(size.points) }
}

function count(fields: readonly Priced[], data: unknown, size: Size): void {
  if (!isObject(data)) return
  for (const { key, unit, inside } of fields) {
    const value = data[key]
    if (value === undefined) continue
    if (!inside.length) size.points += unit
    else
      for (const entry of Array.isArray(value) ? value : [value])
        if (entry !== null) {
          size.points += unit
          size.objects += 1
          count(inside, entry, size)
        }
  }
}

// The text is not parsed for this. A quotation mark inside a string has a backslash before it, so these marks are only ever those of objects
// and of their keys; the object around everything is no field.
function countText(text: string): Size {
  let leaves = 0
  let objects = -1
  for (let at = text.indexOf('{"'); at >= 0; at = text.indexOf('{"', at + 2)) objects += 1
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) {
    const value = text[at + 2]
    if (value !== '{' && value !== '[' && text[at - 1] !== '\\') leaves += 1
  }
  return { points: wholePoints(objects * OBJECT + leaves * LEAF), objects }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
