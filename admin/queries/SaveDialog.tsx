import { useState } from 'react'

import type { Audience } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { audienceName, useSave, type Saved } from './saved.ts'
import { draftName, type Draft } from './tabs.ts'

/** Keeps a query under a name: as the next version of one's own, or as a new one, which may have begun as somebody else's. */
export function SaveDialog({
  draft,
  origin,
  rowsOf,
  saved,
  close,
}: {
  draft: Draft
  origin: Saved | null
  rowsOf: string | null
  saved: (saved: Saved) => void
  close: () => void
}) {
  const viewer = useViewer()
  const isOwn = origin !== null && origin.ownerId === viewer?.id
  const [isNew, setIsNew] = useState(!isOwn)
  return (
    <Dialog title={isNew ? 'Save as a new query' : `Save version ${(draft.saved?.version ?? 0) + 1} of ${origin?.name}`} close={close}>
      {isOwn && (
        <button className="btn s quiet" type="button" onClick={() => setIsNew(!isNew)}>
          {isNew ? 'Save as the next version instead' : 'Save as a new query instead'}
        </button>
      )}
      <SaveForm key={String(isNew)} draft={draft} origin={origin} isNew={isNew} rowsOf={rowsOf} saved={saved} close={close} />
    </Dialog>
  )
}

function SaveForm({
  draft,
  origin,
  isNew,
  rowsOf,
  saved,
  close,
}: {
  draft: Draft
  origin: Saved | null
  isNew: boolean
  rowsOf: string | null
  saved: (saved: Saved) => void
  close: () => void
}) {
  const { create, update } = useSave()
  const mayPublish = ['ANALYST', 'PILOT_LEAD', 'ADMIN'].includes(useViewer()?.role ?? '')
  const command = useCommand(
    {
      name: isNew ? addressName(draftName(draft)) : (origin?.name ?? ''),
      folder: origin?.folder ?? '',
      description: origin?.description ?? '',
      audience: (origin?.audience ?? 'OWNER') as Audience,
      note: '',
    },
    async ({ name, note, ...about }) => {
      const text = { operation: draft.operation, variables: draft.variables, rowsOf }
      const result = isNew
        ? (await create({ variables: { input: { name, ...about, ...text, forkOf: origin?.id ?? null } } })).data?.saveOperation
        : (await update({ variables: { input: { id: origin?.id ?? '', version: draft.saved?.version ?? 0, note, ...about, ...text } } })).data
            ?.updateOperation
      if (!result) return
      saved(result)
      close()
    },
  )
  const { form } = command
  const audiences = (Object.keys(audienceName) as Audience[]).filter((one) => one !== 'PUBLIC' || mayPublish)
  return (
    <CommandForm command={command} action="Save">
      {isNew && (
        <TextField
          form={form}
          name="name"
          label="Name"
          hint="Small letters, digits and hyphens: it stands in the address"
          rules={{ required: 'Give it a name' }}
        />
      )}
      <TextField form={form} name="folder" label="Folder" hint="Leave empty for none" />
      <TextAreaField form={form} name="description" label="What it answers" />
      <SelectField
        form={form}
        name="audience"
        label="Who may see and run it"
        options={audiences.map((value) => ({ value, label: audienceName[value] }))}
      />
      {!isNew && <TextField form={form} name="note" label="What changed" />}
    </CommandForm>
  )
}

const addressName = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
