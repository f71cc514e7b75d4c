import type { FormattedExecutionResult } from 'graphql'

/** How large an answer turned out to be. */
export interface Size {
  /** The estimate's prices with the lengths that its lists really had. */
  points: number
  objects: number
}

/** The data of an answer as the text that the database wrote: it goes into the response unparsed. */
export class JsonData {
  /** How large it is, once that was asked. */
  size?: Size

  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text)
  }
}

/** An answer as JSON, with compiled data spliced in. */
export function writeAnswer(answer: FormattedExecutionResult): string {
  const { data, ...rest } = answer
  if (!((data as unknown) instanceof JsonData)) return JSON.stringify(answer)
  const others = JSON.stringify(rest)
  return `{"data":${(data as unknown as JsonData).text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}`
}
