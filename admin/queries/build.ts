import {
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  print,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql'

/** The operation with one more field, named by its path from the root; what a field needs is asked for too: an argument as a variable, of a thing its id or name. */
export function addField(schema: GraphQLSchema, document: DocumentNode | null, path: readonly string[]): string {
  const fresh = parse('query Question { __typename }')
  const given = document && document.definitions.some(isQuery) ? document : { ...fresh, definitions: fresh.definitions.map(emptied) }
  const variables: VariableDefinitionNode[] = []
  let done = false
  const definitions = given.definitions.map((definition) => {
    if (done || !isQuery(definition)) return definition
    done = true
    const selectionSet = add(schema, schema.getQueryType()?.name ?? 'Query', definition.selectionSet, path, variables)
    const known = new Set(definition.variableDefinitions?.map(({ variable }) => variable.name.value))
    const more = variables.filter(({ variable }) => !known.has(variable.name.value))
    return { ...definition, selectionSet, variableDefinitions: [...(definition.variableDefinitions ?? []), ...more] }
  })
  return `${print({ ...given, definitions })}\n`
}

const isQuery = (definition: { kind: string }): definition is OperationDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION && (definition as OperationDefinitionNode).operation === 'query'

const emptied = (definition: DocumentNode['definitions'][number]) =>
  isQuery(definition) ? { ...definition, selectionSet: { ...definition.selectionSet, selections: [] } } : definition

function add(
  schema: GraphQLSchema,
  parent: string,
  set: SelectionSetNode | undefined,
  [first, ...rest]: readonly string[],
  variables: VariableDefinitionNode[],
): SelectionSetNode {
  const selections = set?.selections ?? []
  const type = schema.getType(parent)
  const field = isObjectType(type) && first ? type.getFields()[first] : undefined
  if (!field) return { kind: Kind.SELECTION_SET, selections }
  const inner = getNamedType(field.type)
  const present = selections.find((one): one is FieldNode => one.kind === Kind.FIELD && !one.alias && one.name.value === field.name)
  const next = rest.length > 0 || (present?.selectionSet?.selections.length ?? 0) > 0 ? rest : usual(schema, inner.name)
  const deeper = isCompositeType(inner) ? { selectionSet: add(schema, inner.name, present?.selectionSet, next, variables) } : {}
  const made: FieldNode = { ...(present ?? fieldOf(field, variables)), ...deeper }
  return { kind: Kind.SELECTION_SET, selections: present ? selections.map((one) => (one === present ? made : one)) : [...selections, made] }
}

// A thing that is asked for without saying what of it is asked for its name; a list, for the names of its entries.
function usual(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name)
  if (!isObjectType(type)) return ['__typename']
  const fields = type.getFields()
  if (fields.nodes) return ['nodes']
  const chosen = ['name', 'title', 'code', 'sentence', 'id'].find((one) => fields[one] && !isCompositeType(getNamedType(fields[one].type)))
  return [chosen ?? Object.keys(fields)[0] ?? '']
}

function fieldOf(field: GraphQLField<unknown, unknown>, variables: VariableDefinitionNode[]): FieldNode {
  const needed = field.args.filter((argument) => isRequiredArgument(argument) || (argument.name === 'slug' && !isNonNullType(argument.type)))
  for (const { name, type } of needed) {
    const [definition] = parse(`query ($${name}: ${String(type)}) { __typename }`).definitions as [OperationDefinitionNode]
    variables.push(...(definition.variableDefinitions ?? []))
  }
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: field.name },
    arguments: needed.map(({ name }) => ({
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: name },
      value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    })),
  }
}
