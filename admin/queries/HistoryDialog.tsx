import { Dialog } from '../shared/ui/Dialog.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { draftName, type Bench } from './tabs.ts'

/** What was run and closed here lately; each can be opened again. */
export function HistoryDialog({
  history,
  choose,
  close,
}: {
  history: Bench['history']
  choose: (draft: Bench['history'][number]) => void
  close: () => void
}) {
  return (
    <Dialog title="History" note="kept on this device only" close={close} place="drawer">
      {history.length === 0 && <Empty icon="clock" title="Nothing was run yet" />}
      <ul className="things">
        {history.map((entry, at) => (
          <li key={at}>
            <div>
              <button
                className="linkish"
                type="button"
                onClick={() => {
                  choose(entry)
                  close()
                }}
              >
                {draftName({ ...entry, id: '' })}
              </button>
              <pre className="sm mut peek">{entry.operation.trim().split('\n').slice(0, 4).join('\n')}</pre>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
