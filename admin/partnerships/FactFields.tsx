import { useQuery } from '@apollo/client/react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'

import { PartnershipPilotsDocument } from '../graphql.generated.ts'
import { TextAreaField, SelectField, TextField } from '../shared/form/fields.tsx'
import { useViewer } from '../shared/session/Session.tsx'
import { factNames } from './facts.ts'

/** The pilots that the viewer may give a partnership to, by their names. */
export function usePilots(): { id: string; shortName: string }[] {
  const viewer = useViewer()
  const { data } = useQuery(PartnershipPilotsDocument)
  if (viewer?.role === 'PILOT_LEAD') return [...viewer.pilots]
  return [...(data?.pilots.nodes ?? [])]
}

/** The fields that a new partnership and a changed one have in common. */
export function FactFields<Values extends FieldValues & { name: string; purpose: string; kind: string; pilot: string }>({
  form,
}: {
  form: UseFormReturn<Values>
}) {
  const pilots = usePilots()
  const field = (name: 'name' | 'purpose' | 'kind' | 'pilot') => ({ form, name: name as Path<Values>, label: factNames[name] })
  return (
    <>
      <TextField {...field('name')} rules={{ required: 'Enter a name' }} />
      <TextAreaField {...field('purpose')} hint="What its members have joined for" />
      <TextField {...field('kind')} hint="In a few words, such as “Shared staff”" />
      <SelectField
        {...field('pilot')}
        options={[{ value: '', label: 'None' }, ...pilots.map(({ id, shortName }) => ({ value: id, label: shortName }))]}
      />
    </>
  )
}
