import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  isCompositeType,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql'

/** One root field asked with one hostile value in one place of its arguments. */
export interface Probe {
  name: string
  query: string
  variables: Record<string, unknown>
}

const TEXTS = [`'; drop table x; --`, '%_\\', '\u202Eevil', '{{7*7}} ${7*7}', '../../etc/passwd', ' ', '', '😀'.repeat(2_000)]
const IDS = ['', '0', "1' or '1'='1", 'not-an-id', '00000000-0000-0000-0000-000000000000', 'x'.repeat(5_000)]

const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  ID: IDS,
  Int: [-1, 0, 201, 2_147_483_647, -2_147_483_648],
  Float: [-1.7e308, 1.7e308, 1e-320],
  Boolean: [true],
  Date: ['1900-01-01', '2200-12-31', '2010-02-30', 'infinity', 'now'],
  DateTime: ['1900-01-01T00:00:00Z', '2200-12-31T23:59:59Z', '2010-06-17T25:00:00Z', 'infinity'],
  BigInt: [-9_007_199_254_740_991, 9_007_199_254_740_991, '99999999999999999999'],
}

const HARMLESS: Readonly<Record<string, unknown>> = {
  String: 'falls',
  ID: '7b1c2d3e-0000-4000-8000-000000000001',
  Int: 1,
  Float: 1,
  Boolean: false,
  Date: '2010-06-17',
  DateTime: '2010-06-17T09:00:00Z',
  BigInt: 1,
}

/** Every argument of every root field with hostile values of its type; within filters every column once, with every operator. */
export function probesOf(schema: GraphQLSchema): Probe[] {
  const roots = [schema.getQueryType(), schema.getMutationType()]
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap((field) => probeField(root === roots[0] ? 'query' : 'mutation', field)),
  )
}

function probeField(operation: string, field: GraphQLField<unknown, unknown>): Probe[] {
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : ''
  return field.args.flatMap((hostile) => {
    const needed = field.args.filter((argument) => argument === hostile || isRequiredArgument(argument))
    const declared = needed.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
    const passed = needed.map(({ name }) => `${name}: $${name}`).join(', ')
    const query = `${operation} (${declared}) { ${field.name}(${passed}) ${selection} }`
    const rest = Object.fromEntries(needed.map(({ name, type }) => [name, harmless(type)]))
    return hostileValues(hostile.type, []).map((value) => ({
      name: `${field.name}(${hostile.name}: ${JSON.stringify(value).slice(0, 80)})`,
      query,
      variables: { ...rest, [hostile.name]: value },
    }))
  })
}

// Filters hold filters of other types, and those hold the first again: a type that is open already is not opened a second time.
function hostileValues(type: GraphQLInputType, open: readonly GraphQLInputType[]): unknown[] {
  const own = getNullableType(type)
  if (isListType(own)) return [[], ...hostileValues(own.ofType, open).map((value) => [value])]
  if (isEnumType(own))
    return own
      .getValues()
      .slice(0, 1)
      .map(({ name }) => name)
  if (!isInputObjectType(own)) return (HOSTILE[own.name] ?? []).slice(0, open.length ? 2 : undefined)
  if (open.length > 2 || open.includes(own)) return [{}]
  const fields = Object.values(own.getFields())
  return fields.flatMap((field) => hostileValues(field.type, [...open, own]).map((value) => ({ ...neededOf(own), [field.name]: value })))
}

function harmless(type: GraphQLInputType): unknown {
  const own = getNullableType(type)
  if (isListType(own)) return [harmless(own.ofType)]
  if (isEnumType(own)) return own.getValues()[0]?.name
  return isInputObjectType(own) ? neededOf(own) : HARMLESS[own.name]
}

const neededOf = (type: Parameters<typeof isInputObjectType>[0]): Record<string, unknown> =>
  isInputObjectType(type)
    ? Object.fromEntries(
        Object.values(type.getFields())
          .filter(isRequiredInputField)
          .map((field) => [field.name, harmless(field.type)]),
      )
    : {}
