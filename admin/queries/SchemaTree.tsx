import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import { useDeferredValue, useId, useMemo, useState } from 'react'

import { Icon } from '../shared/ui/Icon.tsx'

/** The fields of the graph as a tree with a search; a click on a field puts it into the query. */
export function SchemaTree({ schema, add }: { schema: GraphQLSchema; add: (path: readonly string[]) => void }) {
  const id = useId()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim().toLowerCase())
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).toSorted((a, b) => a.name.localeCompare(b.name))
  const hits = useMemo(() => (sought.length < 2 ? [] : search(schema, sought)), [schema, sought])
  return (
    <div className="schema">
      <div className="f">
        <label htmlFor={id}>Search the schema</label>
        <input id={id} className="in-t" type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      {sought.length >= 2 ? (
        <ul className="fields">
          {hits.map(({ path, field }) => (
            <li key={path.join('.')}>
              <FieldLine field={field} name={path.join(' › ')} add={() => add(path)} />
              {field.description && <p className="mut sm">{field.description}</p>}
            </li>
          ))}
          {hits.length === 0 && <li className="mut sm">Nothing in the schema is called or described so.</li>}
        </ul>
      ) : (
        <Fields fields={roots} above={[]} add={add} />
      )}
    </div>
  )
}

function Fields({
  fields,
  above,
  add,
}: {
  fields: readonly GraphQLField<unknown, unknown>[]
  above: readonly string[]
  add: (path: readonly string[]) => void
}) {
  return (
    <ul className="fields">
      {fields.map((field) => (
        <Branch key={field.name} field={field} path={[...above, field.name]} add={add} />
      ))}
    </ul>
  )
}

function Branch({ field, path, add }: { field: GraphQLField<unknown, unknown>; path: readonly string[]; add: (path: readonly string[]) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const type = getNamedType(field.type)
  const inner = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
  return (
    <li>
      <div className="row tight">
        <button
          className="fold"
          type="button"
          aria-expanded={isOpen}
          aria-label={`${field.name}: ${isOpen ? 'close' : 'open'}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="chevron" size={16} />
        </button>
        <FieldLine field={field} name={field.name} add={() => add(path)} />
      </div>
      {isOpen && (
        <>
          {field.description && <p className="mut sm">{field.description}</p>}
          {field.args.length > 0 && (
            <ul className="mut sm args">
              {field.args.map((argument) => (
                <li key={argument.name}>
                  <code>
                    {argument.name}: {String(argument.type)}
                  </code>{' '}
                  {argument.description}
                </li>
              ))}
            </ul>
          )}
          {(isEnumType(type) || isUnionType(type) || isInputObjectType(type)) && <p className="mut sm">{valuesOf(type)}</p>}
          {inner.length > 0 && path.length < 9 && <Fields fields={inner} above={path} add={add} />}
        </>
      )}
    </li>
  )
}

function FieldLine({ field, name, add }: { field: GraphQLField<unknown, unknown>; name: string; add: () => void }) {
  return (
    <button
      className="field"
      type="button"
      onClick={add}
      title={field.deprecationReason ? `Deprecated: ${field.deprecationReason}` : 'Put it into the query'}
    >
      <code className={field.deprecationReason ? 'old' : undefined}>{name}</code>
      <code className="mut">{String(field.type)}</code>
    </button>
  )
}

function valuesOf(type: object): string {
  if (isEnumType(type))
    return `One of ${type
      .getValues()
      .map(({ name }) => name)
      .join(', ')}.`
  return isUnionType(type)
    ? `One of ${type
        .getTypes()
        .map(({ name }) => name)
        .join(', ')}.`
    : ''
}

interface Hit {
  path: readonly string[]
  field: GraphQLField<unknown, unknown>
}

const most = 40

// Breadth first, each type once: the shortest way to a field is the one people want.
function search(schema: GraphQLSchema, sought: string): Hit[] {
  const seen = new Set<string>()
  const hits: Hit[] = []
  let level: Hit[] = Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => ({ path: [field.name], field }))
  while (level.length > 0 && hits.length < most) {
    hits.push(...level.filter(({ field }) => field.name.toLowerCase().includes(sought) || field.description?.toLowerCase().includes(sought)))
    level = level.flatMap(({ path, field }) => {
      const type = getNamedType(field.type)
      if (seen.has(type.name) || !(isObjectType(type) || isInterfaceType(type))) return []
      seen.add(type.name)
      return Object.values(type.getFields()).map((inner) => ({ path: [...path, inner.name], field: inner }))
    })
  }
  return hits.slice(0, most)
}
