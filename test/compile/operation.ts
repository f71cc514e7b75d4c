import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** Gives the next choice out of so many; nothing but these choices decides an operation, so that a failing one shrinks. */
export type Choose = (among: number) => number

/** An operation that was made up, with its variables. */
export interface MadeUp {
  text: string
  variables: Record<string, unknown>
}

/** Values to try for an argument or a condition, by the name of its type or field. */
export type Pool = Readonly<Record<string, readonly unknown[]>>

const DEEPEST = 5

/** Makes up the plainest operation that asks one root field, with the arguments that it needs. */
export function makePlain(root: GraphQLObjectType, name: string, pool: Pool): string {
  const field = new Maker(pool, () => 0).field(root.getFields()[name]!, 1)
  return `${root.name.toLowerCase()} { ${field} }`
}

/** Makes up an operation over the schema: aliases, fragments, directives, arguments and variables, as the choices fall. */
export function makeOperation(schema: GraphQLSchema, roots: readonly string[], pool: Pool, choose: Choose): MadeUp {
  const maker = new Maker(pool, choose)
  const query = schema.getQueryType()!
  const fields = Array.from({ length: 1 + choose(2) }, () => maker.field(query.getFields()[pick(roots, choose)]!, 1))
  const declared = maker.declared.length ? `(${maker.declared.join(', ')})` : ''
  return { text: `query ${declared} { ${fields.join(' ')} }\n${maker.fragments.join('\n')}`, variables: maker.variables }
}

const pick = <T>(list: readonly T[], choose: Choose): T => list[choose(list.length)]!

class Maker {
  readonly fragments: string[] = []
  readonly declared: string[] = []
  readonly variables: Record<string, unknown> = {}
  private names = 0

  constructor(
    private readonly pool: Pool,
    private readonly choose: Choose,
  ) {}

  field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap((arg) => (isNonNullType(arg.type) || this.choose(3) === 1 ? [`${arg.name}: ${this.argument(arg)}`] : []))
    const type = getNamedType(field.type)
    const alias = args.length || this.choose(6) === 1 || !isLeafType(type) ? `${this.name('a')}: ` : ''
    const selection = isLeafType(type) ? '' : ` { ${this.selection(type, depth)} }`
    return `${alias}${field.name}${args.length ? `(${args.join(', ')})` : ''}${this.directive()}${selection}`
  }

  private selection(type: GraphQLNamedType, depth: number): string {
    if (isUnionType(type))
      return `__typename ${type
        .getTypes()
        .map((one) => `... on ${one.name} { ${this.selection(one, depth)} }`)
        .join(' ')}`
    const object = type as GraphQLObjectType
    const fields = Object.values(object.getFields()).filter((field) => depth < DEEPEST || isLeafType(getNamedType(field.type)))
    if (!fields.length) return '__typename'
    const parts = Array.from({ length: 1 + this.choose(4) }, () => this.part(object, this.field(pick(fields, this.choose), depth + 1)))
    return this.choose(5) === 1 ? `__typename ${parts.join(' ')}` : parts.join(' ')
  }

  // A field as it is, in an inline fragment, or in a fragment of its own.
  private part(type: GraphQLObjectType, field: string): string {
    const way = this.choose(8)
    if (way === 1) return `... on ${type.name}${this.directive()} { ${field} }`
    if (way === 2) return `...${this.directive()} { ${field} }`
    if (way !== 3) return field
    const name = this.name('F')
    this.fragments.push(`fragment ${name} on ${type.name} { ${field} }`)
    return `...${name}${this.directive()}`
  }

  private directive(): string {
    const way = this.choose(14)
    if (way === 1) return ` @include(if: ${this.choose(2) ? 'true' : this.variable('Boolean!', this.choose(2) === 0)})`
    return way === 2 ? ` @skip(if: ${this.choose(2) ? 'false' : this.variable('Boolean!', this.choose(2) === 0)})` : ''
  }

  private argument(arg: GraphQLArgument): string {
    const value = this.value(arg.type, arg.name, 1)
    return this.choose(2) ? this.variable(String(arg.type), value) : write(value, arg.type)
  }

  private variable(type: string, value: unknown): string {
    const name = this.name('v')
    this.declared.push(`$${name}: ${type}`)
    this.variables[name] = value
    return `$${name}`
  }

  private value(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return this.value(type.ofType as GraphQLInputType, name, depth)
    const named = getNamedType(type)
    if (isListType(type))
      return Array.from({ length: isInputObjectType(named) ? this.choose(3) : 1 + this.choose(2) }, () =>
        this.value(type.ofType as GraphQLInputType, name, depth + 1),
      )
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => depth < 4 || !isInputObjectType(getNamedType(field.type)))
      if (!fields.length) return {}
      const needed = fields.filter((field) => isNonNullType(field.type))
      const chosen = new Set([...needed, ...(needed.length ? [] : [pick(fields, this.choose)])])
      return Object.fromEntries([...chosen].map((field) => [field.name, this.value(field.type, field.name, depth + 1)]))
    }
    if (isEnumType(type)) return pick(type.getValues(), this.choose).name
    return pick(this.pool[name] ?? this.pool[named.name] ?? [null], this.choose)
  }

  private name(prefix: string): string {
    this.names += 1
    return `${prefix}${this.names}`
  }
}

function write(value: unknown, type: GraphQLInputType): string {
  if (value === null) return 'null'
  if (isNonNullType(type)) return write(value, type.ofType as GraphQLInputType)
  if (Array.isArray(value)) return `[${value.map((one) => write(one, isListType(type) ? (type.ofType as GraphQLInputType) : type)).join(', ')}]`
  if (isEnumType(type)) return String(value)
  if (isInputObjectType(type))
    return `{ ${Object.entries(value as object)
      .map(([name, inside]) => `${name}: ${write(inside, type.getFields()[name]!.type)}`)
      .join(', ')} }`
  return isObjectType(type) ? '{}' : JSON.stringify(value)
}
