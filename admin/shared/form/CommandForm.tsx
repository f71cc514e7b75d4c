import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { FieldValues, Path, PathValue } from 'react-hook-form'

import { formatDay } from '../format.ts'
import type { Command } from './useCommand.ts'

/** A form with its summary of errors, which takes focus when the form was refused. */
export function CommandForm<Values extends FieldValues>({
  command,
  action,
  secondary,
  children,
}: {
  command: Command<Values>
  action: string
  secondary?: React.ReactNode
  children: React.ReactNode
}) {
  const { form, problem, submit } = command
  const { isSubmitting } = form.formState
  return (
    <form className="form" noValidate onSubmit={submit}>
      <ErrorSummary command={command} problem={problem} />
      {children}
      <div className="row wrap">
        <button className="btn p" type="submit" disabled={isSubmitting}>
          {isSubmitting ? 'One moment' : action}
        </button>
        {secondary}
      </div>
    </form>
  )
}

// The summary is of the last try and stays until the next, so that nothing moves under a pointer that is on its way to the button.
function ErrorSummary<Values extends FieldValues>({
  command: { form, remedy, submit },
  problem,
}: {
  command: Command<Values>
  problem: string | null
}) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const { errors, submitCount, isSubmitting } = form.formState
  const [lines, setLines] = useState<readonly { name: string; text: string }[]>([])
  const readErrors = useEffectEvent(() =>
    Object.entries<{ message?: unknown } | undefined>(errors)
      .map(([name, error]) => ({ name, text: String(error?.message ?? '') }))
      .toSorted(byPlace),
  )
  const isWrong = lines.length > 0 || problem !== null
  useEffect(() => {
    if (!isSubmitting) setLines(readErrors())
  }, [submitCount, isSubmitting])
  useEffect(() => {
    if (isWrong) box.current?.focus()
  }, [lines, problem, isWrong])
  useEffect(() => {
    if (!isWrong) return
    const title = document.title
    document.title = `Error: ${title.replace(/^Error: /, '')}`
    return () => void (document.title = title)
  }, [isWrong])
  if (!isWrong) return null
  return (
    <div ref={box} className="esum" role="alert" tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>There is a problem</h2>
      <ul>
        {problem && <li className="emsg">{problem}</li>}
        {lines.map(({ name, text }) => (
          <li key={name}>
            <a href={`#field-${name}`} onClick={(event) => focusField(event, name)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {remedy && (
        <button
          className="btn s"
          type="button"
          onClick={() => {
            form.setValue(remedy.field as Path<Values>, remedy.value as PathValue<Values, Path<Values>>, { shouldDirty: true })
            void submit()
          }}
        >
          Put in {/^\d{4}-\d{2}-\d{2}$/.test(remedy.value) ? formatDay(remedy.value) : remedy.value} and try again
        </button>
      )}
    </div>
  )
}

function focusField(event: React.MouseEvent, name: string) {
  event.preventDefault()
  document.getElementById(`field-${name}`)?.focus()
}

// The lines stand in the order of the fields on the page, whichever registered first.
function byPlace(one: { name: string }, other: { name: string }): number {
  const first = document.getElementById(`field-${one.name}`)
  const second = document.getElementById(`field-${other.name}`)
  if (!first || !second) return 0
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1
}
