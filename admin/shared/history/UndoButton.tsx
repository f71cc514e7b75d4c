import { useAtLeast } from '../session/Session.tsx'
import { useUndo } from './useUndo.ts'

/** Undoes one change from its line of history; for those who may change things. */
export function UndoButton({ id, what }: { id: string; what: string }) {
  const mayChange = useAtLeast('PILOT_LEAD')
  const { undo, isRunning, problem } = useUndo()
  if (!mayChange) return null
  return (
    <>
      <button className="btn s quiet" type="button" disabled={isRunning} onClick={() => void undo(id)}>
        Undo<span className="sr">: {what}</span>
      </button>
      {problem && (
        <p className="emsg" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
