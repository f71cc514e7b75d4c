import { useId } from 'react'

import { readValues, valueOf, type Values, type Variable } from './variables.ts'

/** A box for each variable, so that a question can be asked again with other values without writing JSON. */
export function VariablesForm({ variables, text, change }: { variables: readonly Variable[]; text: string; change: (text: string) => void }) {
  const values = readValues(text)
  if (variables.length === 0) return <p className="mut sm">This query takes no variables.</p>
  if (values === null) return <p className="emsg">The variables are not a JSON object; mend them as JSON first.</p>
  const set = (variable: Variable, typed: string) => {
    const { [variable.name]: _former, ...rest } = values
    const value = valueOf(variable, typed)
    change(JSON.stringify(value === undefined ? rest : { ...rest, [variable.name]: value }, null, 2))
  }
  return (
    <div className="variables-form">
      {variables.map((variable) => (
        <Box key={variable.name} variable={variable} values={values} set={set} />
      ))}
    </div>
  )
}

function Box({ variable, values, set }: { variable: Variable; values: Values; set: (variable: Variable, typed: string) => void }) {
  const id = useId()
  const { name, type, kind, options, isList, standard } = variable
  const value = values[name] ?? ''
  const shown = Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const props = { id, value: shown, onChange: (event: { target: { value: string } }) => set(variable, event.target.value) }
  const choices = kind === 'boolean' ? ['true', 'false'] : options
  return (
    <div className="f">
      <label htmlFor={id}>
        {name} <code className="mut sm">{type}</code>
      </label>
      {kind === null ? (
        <p className="mut sm" id={id}>
          {shown ? <code>{shown}</code> : 'Write this one as JSON.'}
        </p>
      ) : choices && !isList ? (
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
          placeholder={kind === 'day' ? '2010-04-01' : standard === undefined ? undefined : JSON.stringify(standard)}
          inputMode={kind === 'number' ? 'decimal' : undefined}
          {...props}
        />
      )}
    </div>
  )
}
