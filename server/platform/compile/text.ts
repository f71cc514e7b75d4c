/** A text of SQL in single quotes. */
export const quote = (text: string): string => `'${text.replace(/'/g, "''")}'`

/**
 * Stands in an answer where it cannot be right: a null that may not be one, a list that is too long. No JSON text holds it, so its
 * presence tells that the operation must be run the long way, which knows the error and its place.
 */
export const WRONG = '\u0001'
export const WRONG_SQL = 'chr(1)'

/**
 * What must be selected of the row with alias `u` so that `text` can be written of it. A sort carries what is selected: rows of these columns alone
 * take a tenth off a long list.
 */
export function selectedFor(text: string, u: string): string {
  const names = [...text.matchAll(new RegExp(`\\b${u}\\b(?:\\.(?:"([^"]+)"|(\\w+)))?`, 'g'))].map(([, quoted, plain]) => quoted ?? plain ?? '')
  if (names.length === 0 || names.includes('')) return `${u}.*` // the whole row is meant, or nothing of it
  return [...new Set(names)].map((name) => `${u}."${name}"`).join(', ')
}

/** JSON in the making: literal text and SQL expressions of type text, put together with ||, which is twice as fast as json_build_object. */
export class JsonText {
  private readonly parts: string[] = []
  private literal = ''

  /** Adds text as it stands. */
  raw(text: string): this {
    this.literal += text
    return this
  }

  /** Adds what an expression gives; it must never be null. */
  sql(expression: string): this {
    this.flush()
    this.parts.push(expression)
    return this
  }

  /** The whole as one SQL expression. */
  toSql(): string {
    this.flush()
    return this.parts.length > 1 ? `(${this.parts.join(' || ')})` : (this.parts[0] ?? `''`)
  }

  private flush(): void {
    if (this.literal) this.parts.push(quote(this.literal))
    this.literal = ''
  }
}
