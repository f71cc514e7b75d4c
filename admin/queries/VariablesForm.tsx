import { readValues, type Variable } from './variables.ts'
import { ValueBox } from './ValueBox.tsx'

/** A box for each variable, so that a question can be asked again with other values without writing JSON. */
export function VariablesForm({ variables, text, change }: { variables: readonly Variable[]; text: string; change: (text: string) => void }) {
  const values = readValues(text)
  if (variables.length === 0) return <p className="mut sm">This query takes no variables.</p>
  if (values === null) return <p className="emsg">The variables are not a JSON object; mend them as JSON first.</p>
  const set = ({ name }: Variable, value: unknown) => {
    const { [name]: _former, ...rest } = values
    change(JSON.stringify(value === undefined ? rest : { ...rest, [name]: value }, null, 2))
  }
  return (
    <div className="variables-form">
      {variables.map((variable) => (
        <ValueBox key={variable.name} variable={variable} value={values[variable.name]} set={(value) => set(variable, value)} />
      ))}
    </div>
  )
}
