import { useState } from 'react'
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form'

import { readGraphErrors } from '../ui/failure.ts'

export interface Command<Values extends FieldValues> {
  form: UseFormReturn<Values>
  /** What is wrong with the whole, not with one field. */
  problem: string | null
  /** The codes of the server's last refusal, for a form that can answer one. */
  rules: readonly string[]
  /** A value with which what was refused would be accepted. */
  remedy: { field: string; value: string } | null
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>
}

/** A form that sends one command. A refusal lands on the field it names, or else on the form as a whole; what was typed stays. */
export function useCommand<Values extends FieldValues>(
  defaultValues: DefaultValues<Values>,
  run: (values: Values, event?: React.BaseSyntheticEvent) => Promise<void>,
): Command<Values> {
  const form = useForm<Values>({ defaultValues, shouldFocusError: false, reValidateMode: 'onChange' })
  const [problem, setProblem] = useState<string | null>(null)
  const [rules, setRules] = useState<readonly string[]>([])
  const [remedy, setRemedy] = useState<Command<Values>['remedy']>(null)
  const submit = form.handleSubmit(async (values, event) => {
    setProblem(null)
    setRemedy(null)
    try {
      await run(values, event)
      setRules([])
    } catch (error) {
      const errors = readGraphErrors(error)
      setRules(errors.flatMap(({ rule }) => rule ?? []))
      const mended = errors.flatMap(({ field, remedy: value }) => (field && value && field in values ? { field, value } : []))
      setRemedy(mended[0] ?? null)
      const strays = errors.filter(({ field, message }) => {
        const name = field?.replace(/^input\./, '')
        if (!name || !(name in values)) return true
        form.setError(name as Path<Values>, { message })
        return false
      })
      if (errors.length === 0) setProblem('The server could not be reached. What you typed is still here: try again.')
      else if (strays.length > 0) setProblem(strays.map(({ message }) => message).join(' '))
    }
  })
  return { form, problem, rules, remedy, submit }
}
