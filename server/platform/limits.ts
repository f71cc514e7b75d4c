import {
  GraphQLError,
  Kind,
  type ASTNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

import { LONGEST_TEXT, unfitText } from './body.values.ts'

/** How large a document may be. Tokens bound everything else, parsing and validation time included, so they are the first line. */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  directives: 30,
  operations: 10,
  variables: 50,
  'root fields': 15,
  'root mutations': 1,
  fields: 500,
  'list entries': 200,
} as const

/** Of a document that is refused, so many reasons are given. */
export const MOST_ERRORS = 5

type Limit = keyof typeof LIMITS

interface Size {
  depth: number
  aliases: number
  directives: number
  fields: number
  /** Fields at the top, with fragments opened. */
  width: number
}

// Fragments within fragments double each time: past this the exact number is of no interest.
const PLENTY = 1e9

/** The one rule of size: linear in the document, because each fragment is measured once. */
export const limitsRule: ValidationRule = (context) => {
  const measure = sizer(context)
  return {
    Document(document) {
      const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      compare(context, document, 'operations', operations.length)
      for (const operation of operations) checkOperation(context, operation, measure(operation.selectionSet))
    },
    ListValue(list) {
      compare(context, list, 'list entries', list.values.length)
    },
    StringValue(text) {
      const unfit = unfitText(text.value)
      if (unfit) refuse(context, text, `A text holds ${unfit}, which is not allowed.`)
      if (text.value.length > LONGEST_TEXT) refuse(context, text, `A text is longer than ${LONGEST_TEXT} characters.`)
    },
  }
}

function checkOperation(context: ValidationContext, operation: OperationDefinitionNode, size: Size): void {
  compare(context, operation, 'variables', operation.variableDefinitions?.length ?? 0)
  compare(context, operation, 'depth', size.depth)
  compare(context, operation, 'aliases', size.aliases)
  compare(context, operation, 'directives', size.directives + (operation.directives?.length ?? 0))
  compare(context, operation, operation.operation === 'mutation' ? 'root mutations' : 'root fields', size.width)
  compare(context, operation, 'fields', size.fields)
}

function compare(context: ValidationContext, node: ASTNode, limit: Limit, found: number): void {
  const max = LIMITS[limit]
  if (found <= max) return
  const counted = `${found >= PLENTY ? 'far too many' : found} ${limit === 'depth' ? 'levels of depth' : limit}`
  const sentence = `The request has ${counted}; at most ${max} ${max === 1 ? 'is' : 'are'} allowed. Ask for less, or in several requests.`
  refuse(context, node, sentence, { limit, max, found })
}

// Validation ends when there are more errors than it may report: the costly rules need not look at a document that is refused anyway.
function refuse(context: ValidationContext, nodes: ASTNode, sentence: string, details: Record<string, unknown> = {}): void {
  const error = new GraphQLError(sentence, { nodes, extensions: { code: 'BAD_USER_INPUT', field: 'query', ...details } })
  for (let times = 0; times <= MOST_ERRORS; times += 1) context.reportError(error)
}

function sizer(context: ValidationContext): (set: SelectionSetNode) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of context.getDocument().definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const known = new Map<string, Size>()

  const measure = (set: SelectionSetNode | undefined): Size => {
    const size = { ...NOTHING }
    for (const selection of set?.selections ?? []) {
      size.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FIELD) {
        // How deep introspection may go is graphql-js's own rule; its chains of `ofType` are no depth of ours.
        const inner = measure(selection.selectionSet)
        size.depth = Math.max(size.depth, 1 + (selection.name.value.startsWith('__') ? 0 : inner.depth))
        add(size, { ...inner, fields: inner.fields + 1, aliases: inner.aliases + (selection.alias ? 1 : 0), width: 1 })
      } else {
        const inner = selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet) : measureFragment(selection.name.value)
        size.depth = Math.max(size.depth, inner.depth)
        add(size, inner)
      }
    }
    return size
  }

  const measureFragment = (name: string): Size => {
    const found = known.get(name)
    if (found) return found
    known.set(name, NOTHING) // a circle adds nothing; another rule refuses it
    const size = measure(fragments.get(name)?.selectionSet)
    known.set(name, size)
    return size
  }
  return measure
}

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, fields: 0, width: 0 }

function add(size: Size, more: Size): void {
  for (const sum of ['aliases', 'directives', 'fields', 'width'] as const) size[sum] = Math.min(PLENTY, size[sum] + more[sum])
}
