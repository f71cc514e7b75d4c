import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql'

import type { Viewer } from './viewer.ts'

/** Whether the viewer may read the schema from the graph itself; for everybody else it is published as files. */
export const mayIntrospect = (viewer: Viewer): boolean => viewer.role === 'ANALYST' || viewer.role === 'ADMIN'

const known = new WeakMap<DocumentNode, boolean>()

/** Whether a document asks for the schema, anywhere in it. */
export function asksForSchema(document: DocumentNode): boolean {
  const found = known.get(document)
  if (found !== undefined) return found
  const asks = document.definitions.some(
    (definition) =>
      (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) && setAsks(definition.selectionSet),
  )
  known.set(document, asks)
  return asks
}

const setAsks = (set: SelectionSetNode | undefined): boolean =>
  set?.selections.some((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return false
    if (selection.kind === Kind.FIELD && (selection.name.value === '__schema' || selection.name.value === '__type')) return true
    return setAsks(selection.selectionSet)
  }) ?? false
