import { Kind, parse, print, type DocumentNode } from 'graphql'

/** The operation as a document; null while it cannot be read. */
export function read(operation: string): DocumentNode | null {
  try {
    return parse(operation)
  } catch {
    return null
  }
}

/** Whether it asks to change something, which is not done from here. */
export const changesSomething = (document: DocumentNode | null): boolean =>
  document?.definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation !== 'query') ?? false

/** The operation in its usual form. One with remarks keeps its lines and is only indented anew, since a printer would lose the remarks. */
export function format(operation: string): string {
  const document = read(operation)
  if (!document) return operation
  return operation.includes('#') ? indent(operation) : `${print(document)}\n`
}

function indent(text: string): string {
  let depth = 0
  const lines = text.split('\n').map((line) => {
    const bare = line.trim()
    const code = bare.replace(/"(?:[^"\\]|\\.)*"/g, '').replace(/#.*$/, '')
    const closing = /^[)}\]]+/.exec(code)?.[0].length ?? 0
    const placed = bare === '' ? '' : '  '.repeat(Math.max(0, depth - closing)) + bare
    depth = Math.max(0, depth + (code.match(/[({[]/g)?.length ?? 0) - (code.match(/[)}\]]/g)?.length ?? 0))
    return placed
  })
  return `${lines.join('\n').trim()}\n`
}
