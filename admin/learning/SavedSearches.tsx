import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { RemoveSavedSearchDocument, SavedSearchesDocument, SaveSearchDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { Dialog } from '../shared/ui/Dialog.tsx'
import { Empty } from '../shared/ui/Empty.tsx'

/** The searches that one keeps, and a way to keep this one. */
export function SavedSearches() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Saved searches
      </button>
      {isOpen && <SavedDialog close={() => setIsOpen(false)} />}
    </>
  )
}

function SavedDialog({ close }: { close: () => void }) {
  const [params] = useSearchParams()
  const { data } = useQuery(SavedSearchesDocument)
  const refreshed = { refetchQueries: [SavedSearchesDocument], awaitRefetchQueries: true }
  const [save] = useMutation(SaveSearchDocument, refreshed)
  const [remove] = useMutation(RemoveSavedSearchDocument, refreshed)
  const command = useCommand({ name: params.get('q') ?? '' }, async ({ name }) => {
    await save({ variables: { input: { name, query: params.toString() } } })
  })
  const kept = data?.savedSearches ?? []
  return (
    <Dialog title="Saved searches" close={close}>
      {kept.length === 0 ? (
        <Empty title="None yet">Search, narrow it down, and keep it here.</Empty>
      ) : (
        <ul className="things">
          {kept.map(({ id, name, query }) => (
            <li key={id}>
              <Link className="grow" to={{ search: query }} onClick={close}>
                {name}
              </Link>
              <button className="btn s" type="button" onClick={() => void remove({ variables: { id } })}>
                Remove <span className="sr">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {params.size > 0 && (
        <CommandForm command={command} action="Keep this search">
          <TextField form={command.form} name="name" label="What do you call it?" rules={{ required: 'Give the search a name' }} />
        </CommandForm>
      )}
    </Dialog>
  )
}
