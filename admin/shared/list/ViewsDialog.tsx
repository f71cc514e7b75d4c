import { useMutation } from '@apollo/client/react'
import { useSearchParams } from 'react-router'

import { RemoveViewDocument, SavedViewsDocument, SaveViewDocument, type ListName, type SavedViewsQuery } from '../../graphql.generated.ts'
import { CommandForm } from '../form/CommandForm.tsx'
import { TextField, TickField } from '../form/fields.tsx'
import { useCommand } from '../form/useCommand.ts'
import { useViewer } from '../session/Session.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Keeps the list as it is looked at now under a name, and removes views that are no longer needed. */
export function ViewsDialog({ list, kept, close }: { list: ListName; kept: SavedViewsQuery['savedViews']['nodes']; close: () => void }) {
  const [params] = useSearchParams()
  const viewer = useViewer()
  const again = { refetchQueries: [SavedViewsDocument], awaitRefetchQueries: true }
  const [save] = useMutation(SaveViewDocument, again)
  const [remove] = useMutation(RemoveViewDocument, again)
  const command = useCommand({ name: '', isShared: false }, async ({ name, isShared }) => {
    await save({ variables: { input: { list, name, isShared, query: params.toString() } } })
    close()
  })
  const removable = kept.filter(({ ownerId, isShared }) => ownerId === viewer?.id || (isShared && viewer?.role === 'ADMIN'))
  return (
    <Dialog title="Views" close={close}>
      <CommandForm command={command} action="Save this view">
        <TextField
          form={command.form}
          name="name"
          label="Name"
          hint="The filters, columns and order as they are now; one of yours with the same name is replaced."
          rules={{ required: 'Give the view a name' }}
        />
        <TickField form={command.form} name="isShared" label="Share it with everybody who is signed in" />
      </CommandForm>
      {removable.length > 0 && (
        <ul className="things">
          {removable.map(({ id, name, owner }) => (
            <li key={id}>
              <span className="grow">
                {name} <span className="mut">by {owner}</span>
              </span>
              <button className="btn s" type="button" onClick={() => void remove({ variables: { id } })}>
                Remove <span className="sr">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
