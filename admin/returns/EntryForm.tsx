import { useMutation } from '@apollo/client/react'
import { useEffect, useState } from 'react'

import { SaveReturnDocument, type Return_ReturnFragment } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useDraft } from '../shared/form/useDraft.ts'
import { useAnnounce } from '../shared/ui/Announcer.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { EntryFields } from './EntryFields.tsx'
import { fillIn, toEntries, toValues } from './entry.ts'
import { PasteDialog } from './PasteDialog.tsx'

/** The figures of a return that is open: typed, or pasted from a spreadsheet. What is typed is kept on this device until it is saved. */
export function EntryForm({ found, onUnsaved }: { found: Return_ReturnFragment; onUnsaved: (isUnsaved: boolean) => void }) {
  const { id, lines } = found
  const announce = useAnnounce()
  const [isPasting, setIsPasting] = useState(false)
  const [save] = useMutation(SaveReturnDocument)
  const command = useCommand({ lines: toEntries(lines) }, async (typed) => {
    await save({ variables: { input: { id, values: toValues(typed.lines) } } })
    form.reset(form.getValues())
    forget()
    announce('The figures are saved')
  })
  const { form } = command
  const { isDirty, isSubmitting } = form.formState
  useEffect(() => {
    onUnsaved(isDirty || isSubmitting)
    return () => onUnsaved(false)
  }, [isDirty, isSubmitting, onUnsaved])
  const forget = useDraft(`return ${id} ${lines.map(({ observation }) => observation?.revision ?? 0).join(' ')}`, form)
  return (
    <>
      <CommandForm
        command={command}
        action="Save the figures"
        secondary={
          <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setIsPasting(true)}>
            <Icon name="copy" size={18} />
            Paste from a spreadsheet
          </button>
        }
      >
        {lines.map((line, place) => (
          <EntryFields key={line.measure.id} form={form} place={place} line={line} />
        ))}
      </CommandForm>
      {isPasting && (
        <PasteDialog
          lines={lines}
          fill={(rows) => form.setValue('lines', fillIn(form.getValues('lines'), rows, lines), { shouldDirty: true })}
          close={() => setIsPasting(false)}
        />
      )}
    </>
  )
}
