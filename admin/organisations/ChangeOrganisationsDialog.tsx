import { useMutation, useQuery } from '@apollo/client/react'
import { useWatch } from 'react-hook-form'

import {
  ChangeOrganisationsDocument,
  OrganisationChangePreviewDocument,
  SourceChoicesDocument,
  type ChangeOrganisationsInput,
  type OrganisationFilter,
  type OrganisationKind,
} from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { ChangeManyDialog } from '../shared/list/ChangeManyDialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { organisationKindName } from '../shared/words.ts'

const asItIs = { value: '', label: 'As it is' }
const optionsOf = (words: Record<string, string>) => [asItIs, ...Object.entries(words).map(([value, label]) => ({ value, label }))]

interface Values {
  kind: OrganisationKind | ''
  region: string
  closedOn: string
  closedSource: string
  why: string
}

/** Changes the kind, the region or the last day of many organisations, after a look at what becomes of each. */
export function ChangeOrganisationsDialog({
  filter,
  regionName,
  close,
  done,
}: {
  filter: OrganisationFilter
  regionName: Record<string, string>
  close: () => void
  done: () => void
}) {
  const [change] = useMutation(ChangeOrganisationsDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const sources = useQuery(SourceChoicesDocument).data?.sources.nodes ?? []
  const tell = useTell()
  const command = useCommand<Values>({ kind: '', region: '', closedOn: '', closedSource: '', why: '' }, async (values) => {
    const { data } = await change({ variables: { filter, count: seen?.changes ?? 0, input: inputOf(values) } })
    const made = data?.changeOrganisations
    tell(`${formatCount(made?.changed ?? 0, 'organisation')} changed`, made?.change?.id)
    done()
  })
  const { form } = command
  const [kind, region, closedOn, closedSource] = useWatch({ control: form.control, name: ['kind', 'region', 'closedOn', 'closedSource'] })
  const isAsked = Boolean(kind || region || closedOn) && Boolean(closedOn) === Boolean(closedSource)
  const preview = useQuery(OrganisationChangePreviewDocument, {
    variables: { filter, input: inputOf({ kind, region, closedOn, closedSource, why: 'A preview.' }) },
    skip: !isAsked,
    fetchPolicy: 'network-only',
  })
  const found = isAsked ? (preview.data ?? preview.previousData)?.organisationChangePreview : undefined
  // The directory knows a region by its code.
  const named = (text: string) =>
    text
      .split(', ')
      .map((part) => regionName[part] ?? part)
      .join(', ')
  const seen = found && {
    ...found,
    lines: found.lines.map((line) => ({ ...line, before: named(line.before), after: line.after && named(line.after) })),
  }
  return (
    <ChangeManyDialog title="Change organisations" thing="organisation" command={command} preview={seen} error={preview.error} close={close}>
      <SelectField form={form} name="kind" label="Kind" options={optionsOf(organisationKindName)} />
      <SelectField form={form} name="region" label="Region" options={optionsOf(regionName)} />
      <TextField form={form} name="closedOn" label="Closed on" type="date" hint="Leave it empty to keep the last days as they are." />
      <SelectField
        form={form}
        name="closedSource"
        label="Source of the last day"
        options={[{ value: '', label: 'Choose' }, ...sources.map(({ id, title }) => ({ value: id, label: title }))]}
      />
    </ChangeManyDialog>
  )
}

const inputOf = ({ kind, region, closedOn, closedSource, why }: Values): ChangeOrganisationsInput => ({
  kind: kind || null,
  region: region || null,
  closedOn: closedOn || null,
  closedSource: closedSource || null,
  why,
})
