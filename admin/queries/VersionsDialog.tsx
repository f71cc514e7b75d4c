import { Dialog } from '../shared/ui/Dialog.tsx'
import { When } from '../shared/ui/When.tsx'
import type { Saved } from './saved.ts'
import type { Draft } from './tabs.ts'

/** Every version of a saved query; each can be taken back into the editor, and saved as the next. */
export function VersionsDialog({
  saved,
  take,
  close,
}: {
  saved: Saved
  take: (text: Pick<Draft, 'operation' | 'variables'>) => void
  close: () => void
}) {
  return (
    <Dialog title={`Versions of ${saved.name}`} close={close} place="drawer">
      <ul className="things">
        {saved.versions.map(({ id, version, note, savedBy, savedAt, operation, variables }) => (
          <li key={id}>
            <div>
              <b>Version {version}</b> {note}
              <p className="mut sm">
                {savedBy}, <When at={savedAt} />
              </p>
              <pre className="sm mut peek">{operation.trim()}</pre>
              <button
                className="btn s quiet"
                type="button"
                onClick={() => {
                  take({ operation, variables })
                  close()
                }}
              >
                Take it into the editor
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
