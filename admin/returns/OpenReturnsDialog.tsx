import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { OpenReturnsDocument, ReturnsDocument } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { formatCount } from '../shared/format.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'

/** Has every pilot with a measure send a return for a month. */
export function OpenReturnsDialog({ close }: { close: () => void }) {
  const [opened, setOpened] = useState<number | null>(null)
  const [open] = useMutation(OpenReturnsDocument, { refetchQueries: [ReturnsDocument] })
  const command = useCommand({ month: '', dueOn: '' }, async ({ month, dueOn }) => {
    const { data } = await open({ variables: { input: { month: `${month.slice(0, 7)}-01`, dueOn: dueOn || null } } })
    setOpened(data?.openReturns ?? 0)
  })
  return (
    <Dialog title="Ask for a month" close={close}>
      {opened === null ? (
        <CommandForm command={command} action="Ask every pilot">
          <TextField form={command.form} name="month" label="Any day of the month" type="date" rules={{ required: 'Choose a month' }} />
          <TextField form={command.form} name="dueOn" label="Due on (optional)" hint="The fifteenth of the month after, unless you say" type="date" />
        </CommandForm>
      ) : (
        <Banner
          tone="ok"
          title={opened === 0 ? 'Every pilot has been asked for that month already.' : `${formatCount(opened, 'return')} asked for.`}
        />
      )}
    </Dialog>
  )
}
