import { useId, useState } from 'react'

import { Icon } from '../shared/ui/Icon.tsx'
import { fieldsOf, valueOf, type Values, type Variable } from './variables.ts'

interface Box {
  variable: Variable
  value: unknown
  /** Undefined takes the value away. */
  set: (value: unknown) => void
}

/** What a value is typed or chosen in: one box, the fields of an object, or a list of objects. */
export function ValueBox(box: Box) {
  if (!box.variable.input) return <Leaf {...box} />
  return box.variable.isList ? <ObjectList {...box} /> : <ObjectFields {...box} />
}

function Leaf({ variable, value, set }: Box) {
  const id = useId()
  const { name, type, kind, options, isList, standard } = variable
  const [typed, setTyped] = useState('')
  const written = value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)
  // What is being typed stays as it is typed, a comma or a point at its end too, as long as it stands for the value.
  const shown = JSON.stringify(valueOf(variable, typed)) === JSON.stringify(value ?? undefined) ? typed : written
  const write = (text: string) => {
    setTyped(text)
    set(valueOf(variable, text))
  }
  const props = { id, value: shown, onChange: (event: { target: { value: string } }) => write(event.target.value) }
  const choices = kind === 'boolean' ? ['true', 'false'] : options
  return (
    <div className="f">
      <label htmlFor={id}>
        {name} <code className="mut sm">{type}</code>
      </label>
      {choices && !isList ? (
        <select className="in-s" {...props}>
          <option value="">{standard === undefined ? 'Not given' : `As the query says: ${String(standard)}`}</option>
          {choices.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : (
        <input
          className="in-t"
          autoComplete="off"
          placeholder={kind === 'day' ? '2010-04-01' : standard === undefined ? (isList ? 'One, another' : undefined) : JSON.stringify(standard)}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          {...props}
        />
      )}
    </div>
  )
}

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

// Only what is given, and what must be, has a box: a filter has more fields than anybody wants to see.
function ObjectFields({ variable, value, set }: Box) {
  const given = isObject(value) ? value : {}
  const fields = variable.input ? fieldsOf(variable.input) : []
  const shown = fields.filter(({ name, isRequired }) => name in given || (isRequired && value !== undefined))
  const put = ({ name, input, isList }: Variable, next: unknown) =>
    set({ ...given, [name]: next === undefined ? (input && !isList ? {} : null) : next })
  const drop = (name: string) => {
    const { [name]: _gone, ...rest } = given
    set(Object.keys(rest).length > 0 ? rest : undefined)
  }
  return (
    <fieldset className="f value-group">
      <legend>
        {variable.name} <code className="mut sm">{variable.type}</code>
      </legend>
      {shown.map((field) => (
        <div key={field.name} className="row tight">
          <div className="grow">
            <ValueBox variable={field} value={given[field.name]} set={(next) => put(field, next)} />
          </div>
          <button className="ib" type="button" aria-label={`Leave ${field.name} out of ${variable.name}`} onClick={() => drop(field.name)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      <select
        className="in-s s"
        aria-label={`Add to ${variable.name}`}
        value=""
        onChange={(event) => {
          const field = fields.find(({ name }) => name === event.target.value)
          if (field) put(field, undefined)
        }}
      >
        <option value="">Add…</option>
        {fields
          .filter((field) => !shown.includes(field))
          .map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
      </select>
    </fieldset>
  )
}

function ObjectList({ variable, value, set }: Box) {
  const entries = Array.isArray(value) ? (value as unknown[]) : []
  const replace = (at: number, next: unknown) => {
    const rest = next === undefined ? entries.filter((_, place) => place !== at) : entries.map((entry, place) => (place === at ? next : entry))
    set(rest.length > 0 ? rest : undefined)
  }
  return (
    <fieldset className="f value-group">
      <legend>
        {variable.name} <code className="mut sm">{variable.type}</code>
      </legend>
      {entries.map((entry, at) => (
        <ObjectFields
          key={at}
          variable={{ ...variable, name: `${variable.name} ${at + 1}`, type: '', isList: false }}
          value={entry}
          set={(next) => replace(at, next)}
        />
      ))}
      <button className="btn s quiet" type="button" onClick={() => set([...entries, {}])}>
        Add one<span className="sr"> to {variable.name}</span>
      </button>
    </fieldset>
  )
}
