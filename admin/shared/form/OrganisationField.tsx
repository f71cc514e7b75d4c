import { useQuery } from '@apollo/client/react'
import { useEffect, useId, useState } from 'react'
import type { FieldValues, Path, PathValue } from 'react-hook-form'

import { OrganisationChoicesDocument, OrganisationsLikeDocument, type OrganisationChoicesQuery } from '../../graphql.generated.ts'
import { organisationKindName, organisationStatusName } from '../words.ts'
import { describe, Field, type FieldProps } from './fields.tsx'

type Found = OrganisationChoicesQuery['organisations']['nodes'][number]
/** An organisation that was chosen, with what took its place as far as that is known. */
export type Choice = Omit<Found, 'successors'> & { successors: readonly Omit<Found, 'successors'>[] }

/** Chooses an organisation by its name or code, also when it is misspelt; the arrows choose and Enter takes. */
export function OrganisationField<Values extends FieldValues>(
  props: FieldProps<Values> & {
    chosen?: string
    taken?: ReadonlySet<string>
    /** Hears of each choice, and of the one before it. */
    onTake?: (choice: Choice, before: Choice | null) => void
    /** What is said of a choice below it; it may offer another. */
    about?: (choice: Choice, take: (other: Choice) => void) => React.ReactNode
  },
) {
  const { form, name, rules, chosen = '', taken, onTake, about } = props
  const [choice, setChoice] = useState<Choice | null>(null)
  const list = useId()
  const [text, setText] = useState(chosen)
  const [at, setAt] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  const asked = usePause(text.trim())
  const { data, previousData } = useQuery(OrganisationChoicesDocument, {
    variables: {
      filter: {
        or: [{ name: { contains: asked } }, { odsCode: { startsWith: asked.toUpperCase() } }, { names: { some: { name: { contains: asked } } } }],
      },
    },
    skip: !isOpen || asked.length < 2,
  })
  const hasNone = isOpen && asked.length >= 2 && data?.organisations.nodes.length === 0
  const like = useQuery(OrganisationsLikeDocument, { variables: { text: asked }, skip: !hasNone })
  const ids = hasNone ? like.data?.search.nodes.map(({ entityId }) => entityId) : undefined
  const near = useQuery(OrganisationChoicesDocument, { variables: { filter: { id: { in: ids ?? [] } } }, skip: !ids?.length })
  const found = hasNone && ids?.length ? near.data : (data ?? previousData)
  const choices = isOpen && asked.length >= 2 ? (found?.organisations.nodes ?? []) : []
  const isLooking = like.loading || near.loading
  useEffect(() => void form.register(name, rules), [form, name, rules])
  const take = (one: Choice) => {
    setText(one.name)
    setChoice(one)
    setIsOpen(false)
    onTake?.(one, choice)
    form.setValue(name, one.id as PathValue<Values, Path<Values>>, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
  }
  const type = (value: string) => {
    setText(value)
    setChoice(null)
    setAt(0)
    setIsOpen(true)
    form.setValue(name, '' as PathValue<Values, Path<Values>>, { shouldDirty: true })
  }
  const press = (event: React.KeyboardEvent) => {
    if (!isOpen) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && choices.length > 0) setAt((at + step + choices.length) % choices.length)
    const one = choices[at]
    if (event.key === 'Enter' && one) take(one)
    if (event.key === 'Escape') setIsOpen(false)
    if (step || event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
    if (event.key === 'Escape') event.stopPropagation()
  }
  return (
    <Field {...props}>
      <div className="combo">
        <input
          className="in-t"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={choices[at] ? `${list}-${at}` : undefined}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onBlur={() => setIsOpen(false)}
          {...describe(props)}
        />
        <div className="pop combo-list" id={list} role="listbox" aria-label="Organisations" hidden={choices.length === 0}>
          {choices.map((one, place) => (
            <div
              key={one.id}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === at}
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => setAt(place)}
              onClick={() => take(one)}
            >
              <b>{one.name}</b>
              <span className="second">
                {[
                  one.odsCode,
                  organisationKindName[one.kind],
                  one.status !== 'ACTIVE' && organisationStatusName[one.status].toLowerCase(),
                  taken?.has(one.id) && 'a member already',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          ))}
        </div>
        {hasNone && !isLooking && (
          <p className="hint">
            {choices.length > 0 ? 'No organisation has just this name or code; these are like it.' : 'No organisation has this name or code.'}
          </p>
        )}
      </div>
      {choice && about?.(choice, take)}
    </Field>
  )
}

// What is typed, once typing pauses.
function usePause(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
