import { useQuery } from '@apollo/client/react'
import type { UseFormReturn } from 'react-hook-form'

import {
  RegionChoicesDocument,
  SourceChoicesDocument,
  type MembershipsOnClosing,
  type OrganisationForEditQuery,
  type OrganisationKind,
} from '../graphql.generated.ts'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { organisationKindName } from '../shared/words.ts'

/** What the form about an organisation holds; an empty field is an empty text. */
export interface Values {
  name: string
  kind: OrganisationKind
  odsCode: string
  openedOn: string
  closedOn: string
  closedSource: string
  operatesFrom: string
  operatesUntil: string
  address: string
  postcode: string
  region: string
  note: string
  renamedOn: string
  memberships: '' | MembershipsOnClosing
  heir: string
  why: string
}

export const emptyValues: Values = {
  name: '',
  kind: 'NHS_TRUST',
  odsCode: '',
  openedOn: '',
  closedOn: '',
  closedSource: '',
  operatesFrom: '',
  operatesUntil: '',
  address: '',
  postcode: '',
  region: '',
  note: '',
  renamedOn: '',
  memberships: '',
  heir: '',
  why: '',
}

/** The form's values from what the server says. */
export const toValues = (organisation: NonNullable<OrganisationForEditQuery['organisation']>): Values => ({
  ...emptyValues,
  name: organisation.name,
  kind: organisation.kind,
  odsCode: organisation.odsCode ?? '',
  openedOn: organisation.openedOn ?? '',
  closedOn: organisation.closedOn ?? '',
  closedSource: organisation.closedSource?.id ?? '',
  operatesFrom: organisation.operatesFrom ?? '',
  operatesUntil: organisation.operatesUntil ?? '',
  address: organisation.address ?? '',
  postcode: organisation.postcode ?? '',
  region: organisation.region?.code ?? '',
  note: organisation.note ?? '',
})

/** What is sent of the form: an empty field as nothing. */
export function toInput({ name, kind, renamedOn: _renamedOn, memberships: _memberships, heir: _heir, why: _why, ...rest }: Values) {
  return {
    name,
    kind,
    ...(Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, value || null])) as Partial<
      Record<keyof typeof rest, string | null>
    >),
  }
}

const kinds = (Object.keys(organisationKindName) as OrganisationKind[]).map((value) => ({ value, label: organisationKindName[value] }))

/** The fields that a new organisation and a changed one have in common; `closing` is what its last day asks. */
export function OrganisationFields({ form, closing }: { form: UseFormReturn<Values>; closing?: React.ReactNode }) {
  const { data } = useQuery(RegionChoicesDocument)
  const sources = useQuery(SourceChoicesDocument).data?.sources.nodes ?? []
  return (
    <>
      <TextField form={form} name="name" label="Name" rules={{ required: 'Enter a name' }} />
      <SelectField form={form} name="kind" label="Kind" options={kinds} />
      <TextField form={form} name="odsCode" label="Code" hint="Three to eight letters and digits, such as 5QN; for a council also E06000027" />
      <div className="pair">
        <TextField form={form} name="openedOn" label="Opened on" type="date" />
        <TextField form={form} name="closedOn" label="Closed on" type="date" />
      </div>
      {form.watch('closedOn') && (
        <SelectField
          form={form}
          name="closedSource"
          label="Source of the last day"
          options={[{ value: '', label: 'Not said' }, ...sources.map(({ id, title }) => ({ value: id, label: title }))]}
        />
      )}
      {closing}
      <div className="pair">
        <TextField form={form} name="operatesFrom" label="At work from" type="date" hint="Where that differs" />
        <TextField form={form} name="operatesUntil" label="At work until" type="date" hint="Where that differs" />
      </div>
      <SelectField
        form={form}
        name="region"
        label="Region"
        options={[{ value: '', label: 'Not said' }, ...(data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <TextAreaField form={form} name="address" label="Address" rows={2} />
      <TextField form={form} name="postcode" label="Postcode" />
      <TextAreaField form={form} name="note" label="Note" />
    </>
  )
}
