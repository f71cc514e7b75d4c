import { useQuery } from '@apollo/client/react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'

import { PilotChoicesDocument } from '../graphql.generated.ts'
import { TicksField } from '../shared/form/fields.tsx'

/** The pilots a pilot lead may be bound to. */
export function PilotTicks<Values extends FieldValues>({ form, name, label }: { form: UseFormReturn<Values>; name: Path<Values>; label: string }) {
  const { data } = useQuery(PilotChoicesDocument)
  return (
    <TicksField
      form={form}
      name={name}
      label={label}
      options={(data?.pilots.nodes ?? []).map(({ id, shortName }) => ({ value: id, label: shortName }))}
    />
  )
}
