import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export interface Question {
  operation: string
  variables: Record<string, unknown>
}

/** The part of a page's operation that gives some of its figures, whole and fit to be run elsewhere: fragments are written out, and only the variables it uses are kept. */
export function narrow(document: DocumentNode, variables: Record<string, unknown>, paths: readonly string[]): Question {
  const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new Error('The document holds no operation.')
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]))
  const whole = writeOut(operation.selectionSet, fragments)
  const selectionSet = keep(
    whole,
    paths.map((path) => path.split('.')),
  )
  const used = new Set<string>()
  visit(selectionSet, { Variable: ({ name }) => void used.add(name.value) })
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value))
  return {
    operation: print({ ...operation, selectionSet, variableDefinitions }),
    variables: Object.fromEntries(Object.entries(variables).filter(([name, value]) => used.has(name) && value !== undefined)),
  }
}

const isFragment = (definition: { kind: string }): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION

// Our fragments stand on the very type they are spread on, so their fields may take the spread's place.
function writeOut(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionSetNode {
  const fields = new Map<string, SelectionNode>()
  for (const selection of set.selections.flatMap((one) => spread(one, fragments))) {
    const key = nameOf(selection)
    const sameBefore = fields.get(key)
    fields.set(key, sameBefore ? merge(sameBefore, selection) : selection)
  }
  const selections = [...fields.values()].map((selection) =>
    'selectionSet' in selection && selection.selectionSet ? { ...selection, selectionSet: writeOut(selection.selectionSet, fragments) } : selection,
  )
  return { ...set, selections: selections as SelectionNode[] }
}

function spread(selection: SelectionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionNode[] {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return [selection]
  const fragment = fragments.get(selection.name.value)
  return fragment ? fragment.selectionSet.selections.flatMap((one) => spread(one, fragments)) : []
}

function merge(one: SelectionNode, other: SelectionNode): SelectionNode {
  if (one.kind === Kind.FRAGMENT_SPREAD || other.kind === Kind.FRAGMENT_SPREAD || !one.selectionSet || !other.selectionSet) return one
  return { ...one, selectionSet: { ...one.selectionSet, selections: [...one.selectionSet.selections, ...other.selectionSet.selections] } }
}

function nameOf(selection: SelectionNode): string {
  if (selection.kind === Kind.FIELD) return selection.alias?.value ?? selection.name.value
  return selection.kind === Kind.INLINE_FRAGMENT ? `... on ${selection.typeCondition?.name.value}` : selection.name.value
}

// A path that ends at an object keeps all of it.
function keep(set: SelectionSetNode, paths: readonly (readonly string[])[]): SelectionSetNode {
  const selections = set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return [{ ...selection, selectionSet: keep(selection.selectionSet, paths) }]
    const mine = paths.filter(([first]) => first === nameOf(selection)).map(([, ...rest]) => rest)
    if (mine.length === 0) return []
    if (selection.kind !== Kind.FIELD || !selection.selectionSet || mine.some((rest) => rest.length === 0)) return [selection]
    return [{ ...selection, selectionSet: keep(selection.selectionSet, mine) }]
  })
  return { ...set, selections }
}
