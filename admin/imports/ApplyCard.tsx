import { useMutation } from '@apollo/client/react'
import { Link } from 'react-router'

import { ApplyImportDocument, UndoImportDocument } from '../graphql.generated.ts'
import { formatCount, formatInstant } from '../shared/format.ts'
import { CommandForm } from '../shared/form/CommandForm.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { useCommand } from '../shared/form/useCommand.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import type { Imported } from './ImportPage.tsx'

/** The last step before anything is saved. */
export function ApplyCard({ imported: { id, added, changed, refused, asked }, match }: { imported: Imported; match: () => void }) {
  const [apply] = useMutation(ApplyImportDocument)
  const command = useCommand({ why: '' }, async ({ why }) => void (await apply({ variables: { input: { id, why: why || null } } })))
  const count = added + changed
  const rows = formatCount(count, 'row')
  const again = (
    <button className="btn quiet" type="button" onClick={match}>
      Match columns again
    </button>
  )
  return (
    <Card title={count > 0 ? `Ready to import ${rows}` : 'Nothing to import'}>
      <div className="cb stack">
        {refused > 0 && <p>{formatCount(refused, 'row')} will be left out. Mend them here, or send them again later.</p>}
        {asked > 0 && <p>{formatCount(asked, 'unusual row')} without a note. Say why beside each, or import as it is.</p>}
        {count > 0 ? (
          <CommandForm command={command} action={`Import ${rows}`} secondary={again}>
            <TextField form={command.form} name="why" label="Note for the record" hint="It stands in the history." />
          </CommandForm>
        ) : (
          <>
            <p>Every row that is in order says what is there already.</p>
            <div>{again}</div>
          </>
        )}
        <p className="mut sm">One change in the history, undone as one.</p>
      </div>
    </Card>
  )
}

/** What was entered, and the way to put it back. */
export function DoneCard({ imported }: { imported: Imported }) {
  const { id, added, changed, same, refused, appliedAt, by, sha256, undoneAt, change } = imported
  const [undo] = useMutation(UndoImportDocument)
  const command = useCommand({ why: '' }, async ({ why }) => void (await undo({ variables: { input: { id, why: why || null } } })))
  const isUndone = undoneAt !== null || change?.isUndone === true
  return (
    <Card title={isUndone ? 'Imported, and undone' : 'Imported'} actions={isUndone && <Tag>Undone</Tag>}>
      <div className="cb stack">
        <Facts
          facts={[
            ['When', appliedAt && formatInstant(appliedAt)],
            ['By', by],
            ['Entered', `${formatCount(added, 'new row')}, ${formatCount(changed, 'changed', 'changed')}`],
            ['Left out', `${formatCount(same, 'same', 'same')}, ${formatCount(refused, 'refused', 'refused')}`],
            ['File (SHA-256)', sha256 && <code title={sha256}>{sha256.slice(0, 12)}</code>],
            ['History', <Link to={paths.history}>See the change</Link>],
          ]}
        />
        {!isUndone && (
          <CommandForm command={command} action="Undo the import">
            <TextField form={command.form} name="why" label="Why it is undone" />
          </CommandForm>
        )}
      </div>
    </Card>
  )
}
