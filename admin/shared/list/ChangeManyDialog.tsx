import type { FieldValues, Path } from 'react-hook-form'

import { formatCount } from '../format.ts'
import { CommandForm } from '../form/CommandForm.tsx'
import { TextField } from '../form/fields.tsx'
import type { Command } from '../form/useCommand.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { readFailure } from '../ui/failure.ts'
import { PreviewTable, type Preview } from './PreviewTable.tsx'

/** Changes many things at once: what is to be different, then what becomes of each, and why. */
export function ChangeManyDialog<Values extends FieldValues & { why: string }>({
  title,
  thing,
  command,
  preview,
  error,
  close,
  children,
}: {
  title: string
  thing: string
  command: Command<Values>
  preview: Preview | undefined
  error: Error | undefined
  close: () => void
  children: React.ReactNode
}) {
  return (
    <Dialog title={title} note={preview && formatCount(preview.selected, thing)} close={close}>
      <CommandForm command={command} action={preview ? `Change ${formatCount(preview.changes, thing)}` : 'Change'}>
        {children}
        {error && (
          <p className="emsg" role="alert">
            {readFailure(error).sentence}
          </p>
        )}
        {preview && <PreviewTable preview={preview} thing={thing} />}
        <TextField form={command.form} name={'why' as Path<Values>} label="Why" rules={{ required: 'Say why' }} />
      </CommandForm>
    </Dialog>
  )
}
