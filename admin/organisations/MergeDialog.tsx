import { useMutation, useQuery } from '@apollo/client/react'

import { MergeOrganisationsDocument, MergePreviewDocument, type DuplicateEntryFragment } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { useTell } from '../shared/ui/Toast.tsx'

/** Merges two entries, after showing what goes over and what stays. */
export function MergeDialog({
  pair: { one, other },
  close,
}: {
  pair: { one: DuplicateEntryFragment; other: DuplicateEntryFragment }
  close: () => void
}) {
  const [merge] = useMutation(MergeOrganisationsDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  const tell = useTell()
  const mergedOf = (keep: string) => (keep === one.id ? other.id : one.id)
  const command = useCommand({ keep: one.odsCode || !other.odsCode ? one.id : other.id, why: '' }, async ({ keep, why }) => {
    const { data } = await merge({ variables: { input: { keep, merge: mergedOf(keep), why } } })
    tell(`Merged into ${data?.mergeOrganisations.name}`, data?.mergeOrganisations.history.nodes[0]?.changes[0]?.id)
    close()
  })
  const { form } = command
  const keep = form.watch('keep')
  const { data } = useQuery(MergePreviewDocument, { variables: { keep, merge: mergedOf(keep) }, fetchPolicy: 'network-only' })
  const say = (lines: readonly { what: string; count: number }[]) => lines.map(({ what, count }) => `${what} (${count})`).join(', ') || 'nothing'
  return (
    <Dialog title="Merge two entries" close={close}>
      <CommandForm command={command} action="Merge">
        <SelectField
          form={form}
          name="keep"
          label="The entry that stays"
          options={[one, other].map(({ id, name, odsCode }) => ({ value: id, label: `${name} (${odsCode ?? 'no code'})` }))}
        />
        {data && (
          <div className="banner" role="status">
            <div>
              <b>Goes over:</b> {say(data.mergePreview.goesOver)}.<br />
              <b>Stays, because the other has the same already:</b> {say(data.mergePreview.stays)}.<br />
              Figures stay with the entry that reported them. The merged entry’s page and code lead to the one that stays, and the merge can be
              undone.
            </div>
          </div>
        )}
        <TextField form={form} name="why" label="Why" hint="Kept in the history" rules={{ required: 'Enter the reason' }} />
      </CommandForm>
    </Dialog>
  )
}
