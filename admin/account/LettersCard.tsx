import { useMutation } from '@apollo/client/react'
import { useState } from 'react'

import { ChooseLettersDocument, type LetterPace } from '../graphql.generated.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { useServerOptions } from '../shared/session/useServerOptions.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'

const paces: { value: LetterPace; label: string }[] = [
  { value: 'NONE', label: 'No letters' },
  { value: 'DAILY', label: 'On days with something new' },
  { value: 'WEEKLY', label: 'On Mondays, when there is something new' },
]

/** Which letters somebody wants by e-mail: none unless they say so. */
export function LettersCard({ pace, email }: { pace: LetterPace; email: string }) {
  const options = useServerOptions()
  const [isDone, setIsDone] = useState(false)
  const [choose] = useMutation(ChooseLettersDocument)
  const command = useCommand<{ pace: LetterPace }>({ pace }, async (input) => {
    setIsDone(false)
    await choose({ variables: { input } })
    setIsDone(true)
  })
  if (!options) return null
  return (
    <Card title="Letters by e-mail" query={['viewer.letters']}>
      <div className="cb stack">
        {isDone && <Banner tone="ok" title="Saved." />}
        {options.letters ? (
          <CommandForm command={command} action="Save">
            <SelectField
              form={command.form}
              name="pace"
              label={`Letters to ${email}`}
              hint="What waits for you and what changed in what you follow, as far as you have not read it. What you may no longer see is in no letter"
              options={paces}
            />
          </CommandForm>
        ) : (
          <p>This installation sends no e-mail. What is for you waits in your inbox and on your to-do list.</p>
        )}
      </div>
    </Card>
  )
}
